import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Server } from './server.ts'
import { until } from './until.ts'

/** The link in the newest message to somebody: a server without a mailer writes its letters into a folder. */
export const linkSentTo = ({ dataDir }: Server, email: string): Promise<string> =>
  until(async () => {
    const folder = join(dataDir, 'outbox')
    const files = await readdir(folder).catch(() => [])
    // The name of a file begins with the time at which it was written.
    const inOrder = files.toSorted((a, b) => (a < b ? -1 : 1))
    const letters = await Promise.all(inOrder.map((file) => readFile(join(folder, file), 'utf8')))
    const letter = letters.findLast((text) => text.includes(`To: ${email}`))
    return letter && /http:\/\/\S+/.exec(unquoted(letter))?.[0]
  }, `a message to ${email}`)

/** Undoes quoted-printable, in which mail breaks long lines. */
const unquoted = (text: string): string =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
