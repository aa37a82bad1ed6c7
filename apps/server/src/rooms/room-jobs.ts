import type { Mailer } from '../auth/mailer.ts'
import type { Store } from '../db/store.ts'
import type { InvitationLinks } from './invitation-links.ts'
import { isOpen, selectInvitations } from './invitation-rows.ts'
import { invitationLetter } from './letters.ts'

type Parts = { store: Store; mailer: Mailer; links: InvitationLinks; now: () => number }

export const roomJobs = ({ store, mailer, links, now }: Parts) => ({
  /** Writes to who was invited by e-mail; the link is made here, so that it never lies in the database. */
  'invitation.send': async ({ invitationId }: { invitationId: string }) => {
    const row = await selectInvitations(store.db)
      .where('invitations.id', '=', invitationId)
      .executeTakeFirst()
    if (!row || row.email === null || !isOpen(row, now())) return
    const { email, creator, title, expires_at: expiresAt } = row
    const link = links.urlOf({ id: row.id, chatId: row.chat_id })
    await mailer.send(invitationLetter({ email, creator, title, expiresAt }, link))
  },
})
