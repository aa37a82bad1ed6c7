import { once } from 'node:events'
import type { FastifyReply } from 'fastify'

/** R17: proxies close what stays silent for long. */
const PING_MS = 15_000
/** Said as the reason, as an abort without one makes an error with its stack. */
const GONE = 'the reader has gone'

export type Sse = {
  /** Sends one event; resolves once the reader keeps up. */
  send(event: { id?: string; event: string; data: unknown }): Promise<void>
  /** Bytes that the reader has not taken yet. */
  readonly buffered: number
  /** Aborted when the reader has gone. */
  readonly signal: AbortSignal
  close(): void
  /** Ends it at once, whatever is still to be sent. */
  cut(): void
}

/** Turns a reply into a stream of server-sent events. */
export function startSse(reply: FastifyReply, headers: Record<string, string> = {}): Sse {
  const gone = new AbortController()
  const { raw } = reply
  reply.hijack()
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx gathers answers unless told not to.
    'x-accel-buffering': 'no',
    ...headers,
  })
  // What is there to send at once goes with the headers; when there is nothing, they do not wait for it.
  setImmediate(() => raw.flushHeaders())
  raw.on('close', () => gone.abort(GONE))
  raw.on('error', () => gone.abort(GONE))
  // Who left before this began does so unheard: that event has passed. Listeners of the signal come within this turn.
  if (raw.destroyed) queueMicrotask(() => gone.abort(GONE))
  const ping = setInterval(() => raw.write(': ping\n\n'), PING_MS)
  gone.signal.addEventListener('abort', () => clearInterval(ping))

  // One for all who wait: a listener each would be hundreds on a reader that lags.
  let draining: Promise<unknown> | undefined
  const drained = () =>
    (draining ??= once(raw, 'drain', { signal: gone.signal })
      .catch(() => {})
      .finally(() => (draining = undefined)))

  return {
    async send({ id, event, data }) {
      if (gone.signal.aborted) return
      const text = `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
      if (!raw.write(text)) await drained()
    },
    get buffered() {
      return raw.writableLength
    },
    signal: gone.signal,
    close() {
      clearInterval(ping)
      raw.end()
    },
    cut: () => void raw.destroy(),
  }
}
