import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import { SMTPServer } from 'smtp-server'

export type MailServer = {
  url: string
  /** Whole messages, as they came. */
  received: string[]
  [Symbol.asyncDispose](): Promise<void>
}

/** A real mail server on loopback; it refuses the first `refusing` messages. */
export async function mailServer({ refusing = 0 } = {}): Promise<MailServer> {
  const received: string[] = []
  let refused = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, done) => {
      const take = async () => {
        const message = await text(stream)
        if (refused++ < refusing) throw new Error('not now')
        received.push(message)
      }
      callbackify(take)(done)
    },
  })
  const listener = server.listen(0, '127.0.0.1', () => {})
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The link in a message, whose long lines are folded with `=`. */
export const linkIn = (message: string): string =>
  /https?:\/\/\S+/.exec(message.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='))?.[0] ?? ''
