import { z } from 'zod'
import { Id, Timestamp } from './ids.ts'
import { ParticipantRole } from './chats.ts'

const InvitedRole = ParticipantRole.exclude(['owner'])

/** Invites into a room: whoever has the link, or with `email` the account of that address alone, once. */
export const CreateInvitation = z
  .strictObject({
    id: Id.optional(),
    role: InvitedRole.optional().meta({ description: 'member unless said' }),
    email: z.string().trim().toLowerCase().pipe(z.email().max(254)).optional(),
    expiresInHours: z
      .int()
      .min(1)
      .max(8760)
      .nullable()
      .optional()
      .meta({ description: 'a week unless said; null: for ever' }),
    maxUses: z.int().min(1).max(1000).nullable().optional().meta({ description: 'null: any number' }),
  })
  .meta({ id: 'CreateInvitation' })
export type CreateInvitation = z.infer<typeof CreateInvitation>

/** The secret in the link of an invitation. */
export const InvitationToken = z.string().min(20).max(100)

/** `expiresAt` or `maxUses` null: without that limit. `open`: whether it can still be used. */
export const Invitation = z
  .object({
    id: Id,
    chatId: Id,
    role: InvitedRole,
    email: z.string().nullable(),
    createdBy: z.object({ id: Id, name: z.string() }),
    createdAt: Timestamp,
    expiresAt: Timestamp.nullable(),
    maxUses: z.int().nullable(),
    uses: z.int(),
    revokedAt: Timestamp.nullable(),
    open: z.boolean(),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

/** The link is told once, here: only a hash of it is kept. */
export const CreatedInvitation = z
  .object({ invitation: Invitation, url: z.string() })
  .meta({ id: 'CreatedInvitation' })
export type CreatedInvitation = z.infer<typeof CreatedInvitation>

/** What somebody who has the link may know before joining. `chatId` is there when they are in the room already. */
export const InvitationPreview = z
  .object({
    title: z.string(),
    topic: z.string(),
    people: z.int(),
    role: InvitedRole,
    invitedBy: z.string(),
    email: z.string().nullable(),
    chatId: Id.nullable(),
  })
  .meta({ id: 'InvitationPreview' })
export type InvitationPreview = z.infer<typeof InvitationPreview>
