import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'

export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: string }
export type Answer = {
  status?: number
  headers?: Record<string, string>
  pieces?: (string | Uint8Array)[]
  /** After the last piece: end as one should, break the connection, or say nothing more. */
  ending?: 'end' | 'cut' | 'silence'
}

export type FakeUpstream = AsyncDisposable & { url: string; asked: Asked[]; open: () => number }

/** A provider's server for tests: answers each request with what `answer` says, and remembers what it was asked. */
export async function startFakeUpstream(answer: (asked: Asked) => Answer): Promise<FakeUpstream> {
  const asked: Asked[] = []
  let open = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const one = { method, path, headers, body: Buffer.concat(parts).toString() }
      asked.push(one)
      void send(response, answer(one))
    })
    open++
    response.on('close', () => open--)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    open: () => open,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function send(response: ServerResponse, answer: Answer) {
  response.writeHead(answer.status ?? 200, { 'content-type': 'text/event-stream', ...answer.headers })
  response.flushHeaders()
  response.socket?.setNoDelay(true)
  for (const piece of answer.pieces ?? []) {
    await new Promise((resolve) => response.write(piece, resolve))
    await nextTurn()
  }
  if (answer.ending === 'cut') response.socket?.destroySoon()
  else if (answer.ending !== 'silence') response.end()
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  pieces: [JSON.stringify(body)],
})

/** The same bytes cut in other places. */
export const cuts: Record<string, (bytes: Buffer) => Uint8Array[]> = {
  'in one piece': (bytes) => [bytes],
  'cut after every line': (bytes) => cutBy(bytes, (byte) => byte === 0x0a),
  'cut in the middle of lines': (bytes) => cutBy(bytes, (_, at) => at % 37 === 36),
  'cut within characters': (bytes) => cutBy(bytes, (byte) => byte >= 0xc0),
}

function cutBy(bytes: Buffer, isLast: (byte: number, at: number) => boolean): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let from = 0
  for (const [at, byte] of bytes.entries()) {
    if (!isLast(byte, at)) continue
    pieces.push(bytes.subarray(from, at + 1))
    from = at + 1
  }
  return [...pieces, bytes.subarray(from)]
}
