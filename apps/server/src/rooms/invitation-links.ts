import { createHash, createHmac } from 'node:crypto'

type Named = { id: string; chatId: string }

export type InvitationLinks = { tokenOf(invitation: Named): string; urlOf(invitation: Named): string }

/**
 * The secret of an invitation follows from its id and the server’s own secret: so a repeated request is answered with
 * the same link, and a job can write it into a letter, though neither the token nor the link is kept anywhere.
 */
export function invitationLinks({
  secret,
  publicUrl,
}: {
  secret: string
  publicUrl: string
}): InvitationLinks {
  const tokenOf = ({ id, chatId }: Named) =>
    createHmac('sha256', secret).update(`invitation:${chatId}:${id}`).digest('base64url')
  return { tokenOf, urlOf: (invitation) => `${publicUrl}/join/${tokenOf(invitation)}` }
}

/** What is kept of a token. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
