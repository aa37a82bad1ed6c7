import { z } from 'zod'
import { Handle } from './handles.ts'
import { Id, Timestamp } from './ids.ts'
import { ShownPresence } from './presence.ts'
import { Line } from './text.ts'

export const PlatformRole = z.enum(['user', 'moderator', 'admin'])

export const Theme = z.enum(['system', 'light', 'dark', 'terminal'])
export type Theme = z.infer<typeof Theme>

const SendWith = z.enum(['enter', 'mod-enter'])
const DefaultModel = z.string().max(200).nullable()

/** What a person set for themselves; every field has a default, so an empty object is complete. */
export const Preferences = z
  .object({
    theme: Theme.default('system'),
    sendWith: SendWith.default('enter'),
    defaultModel: DefaultModel.default(null),
    presence: ShownPresence.default('auto'),
  })
  .meta({ id: 'Preferences' })
export type Preferences = z.infer<typeof Preferences>

/** A person as they see themselves. */
export const Profile = z
  .object({
    id: Id,
    email: z.email(),
    emailVerified: z.boolean(),
    name: z.string(),
    handle: z.string(),
    role: PlatformRole,
    hasPassword: z.boolean(),
    preferences: Preferences,
    createdAt: Timestamp,
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof Profile>

export const UpdateProfile = z
  .strictObject({
    name: Line.max(80).optional(),
    handle: Handle.optional(),
    preferences: z
      .strictObject({ theme: Theme, sendWith: SendWith, defaultModel: DefaultModel, presence: ShownPresence })
      .partial()
      .optional(),
  })
  .meta({ id: 'UpdateProfile' })
export type UpdateProfile = z.infer<typeof UpdateProfile>

/** A person as others see them. */
export const Person = z.object({ id: Id, name: z.string(), handle: z.string() }).meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

/** What a person's answers cost so far, per model. */
export const Usage = z
  .object({
    since: Timestamp,
    replies: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    byModel: z.array(
      z.object({ model: z.string(), replies: z.int(), inputTokens: z.int(), outputTokens: z.int() }),
    ),
  })
  .meta({ id: 'Usage' })
export type Usage = z.infer<typeof Usage>
