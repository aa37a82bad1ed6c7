import type { Mail } from './mailer.ts'

type Addressee = { email: string; name: string }

export const resetLetter = ({ email, name }: Addressee, link: string): Mail => ({
  to: email,
  subject: 'Reset your Parley password',
  link,
  text: `Hello ${name},

somebody, probably you, asked to reset your password. Choose a new one here within one hour:

${link}

If it was not you, ignore this message: nothing has changed.
`,
})

export const verificationLetter = ({ email, name }: Addressee, link: string): Mail => ({
  to: email,
  subject: 'Confirm your e-mail address for Parley',
  link,
  text: `Hello ${name},

please confirm within one day that this address is yours:

${link}

If you did not register, ignore this message.
`,
})
