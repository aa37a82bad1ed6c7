import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '@parley/contracts'
import type { Logger } from 'pino'
import type { Env } from '../env.ts'

/** `link` is what the person is meant to follow; without a mail server it is shown in the log. */
export type Mail = { to: string; subject: string; text: string; link: string }
export type Mailer = { send(mail: Mail): Promise<void> }

export const createMailer = (env: Env, log: Logger): Mailer =>
  env.SMTP_URL ? smtp(env.SMTP_URL, env.MAIL_FROM) : outbox(env, log)

function smtp(url: string, from: string): Mailer {
  const transport = import('nodemailer').then(({ createTransport }) => createTransport(url))
  return {
    async send({ to, subject, text }) {
      await (await transport).sendMail({ from, to, subject, text })
    },
  }
}

/** Without a mail server the message becomes a file, and the link a line of the log: the documented way to get it. */
function outbox(env: Env, log: Logger): Mailer {
  const folder = join(env.dataDir, 'outbox')
  return {
    async send({ to, subject, text, link }) {
      // Few servers ever write a letter; those that do load what it takes with the first one.
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({ streamTransport: true, buffer: true })
      const { message } = await transport.sendMail({ from: env.MAIL_FROM, to, subject, text })
      const file = join(folder, fileName(subject))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(file, message as Buffer, { mode: 0o600, flag: 'wx' })
      log.info({ to, subject, link, file }, 'No SMTP_URL is set, so this message was kept in the outbox.')
    },
  }
}

const fileName = (subject: string): string => {
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const slug = subject.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return `${time}-${slug}-${newId().slice(-6)}.eml`
}
