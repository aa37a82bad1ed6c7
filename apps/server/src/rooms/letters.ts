import type { Mail } from '../auth/mailer.ts'

type Invited = { email: string; creator: string; title: string; expiresAt: number | null }

export const invitationLetter = ({ email, creator, title, expiresAt }: Invited, link: string): Mail => ({
  to: email,
  subject: 'You are invited to a room in Parley',
  link,
  text: `Hello,

${creator} invites you to the room “${title || 'Untitled'}”. Join it here${untilWhen(expiresAt)}:

${link}

The invitation is for this address alone. If you do not know ${creator}, ignore this message.
`,
})

const untilWhen = (expiresAt: number | null): string =>
  expiresAt === null ? '' : ` until ${new Date(expiresAt).toISOString().slice(0, 10)}`
