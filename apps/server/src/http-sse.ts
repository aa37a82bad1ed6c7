import { once } from 'node:events'
import type { FastifyReply } from 'fastify'

/** R17: proxies close what stays silent for long. */
const PING_MS = 15_000

export type Sse = {
  /** Sends one event; resolves once the reader keeps up. */
  send(event: { id?: string; event: string; data: unknown }): Promise<void>
  /** Bytes that the reader has not taken yet. */
  readonly buffered: number
  /** Aborted when the reader has gone. */
  readonly signal: AbortSignal
  close(): void
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
  raw.flushHeaders()
  raw.on('close', () => gone.abort())
  raw.on('error', () => gone.abort())
  const ping = setInterval(() => raw.write(': ping\n\n'), PING_MS)
  gone.signal.addEventListener('abort', () => clearInterval(ping))

  return {
    async send({ id, event, data }) {
      if (gone.signal.aborted) return
      const text = `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
      if (!raw.write(text))
        await Promise.race([once(raw, 'drain', { signal: gone.signal }).catch(() => {}), goneOf(gone.signal)])
    },
    get buffered() {
      return raw.writableLength
    },
    signal: gone.signal,
    close() {
      clearInterval(ping)
      raw.end()
    },
  }
}

const goneOf = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
