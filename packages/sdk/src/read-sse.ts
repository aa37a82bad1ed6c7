import { createParser, type EventSourceMessage } from 'eventsource-parser'
import type { Clock } from './clock.ts'
import { NetworkError } from './network-error.ts'

/** R17: the server says something every 15 s, if only a comment; more than twice that is a dead connection. */
const SILENCE_MS = 35_000

/**
 * The server-sent events of a response, until it ends. Throws `NetworkError` when it breaks or falls silent. Leaving the
 * loop closes the connection.
 */
export async function* readSse(response: Response, clock: Clock): AsyncGenerator<EventSourceMessage> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  const events: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => events.push(event) })
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read(), clock)
      if (done) return
      parser.feed(value)
      yield* events.splice(0)
    }
  } finally {
    // The server may be unreachable by now; nobody waits for the goodbye.
    reader.cancel().catch(() => {})
  }
}

async function withinSilence<T>(reading: Promise<T>, clock: Clock): Promise<T> {
  let cancel = () => {}
  const silence = new Promise<never>((_, reject) => {
    cancel = clock.after(SILENCE_MS, () => reject(new NetworkError('The server has fallen silent.')))
  })
  try {
    return await Promise.race([reading, silence])
  } catch (cause) {
    throw cause instanceof NetworkError ? cause : new NetworkError('The connection broke.', { cause })
  } finally {
    cancel()
  }
}
