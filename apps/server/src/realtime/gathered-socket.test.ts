import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { until } from '../testing/until.ts'
import { GatheredSocket } from './gathered-socket.ts'

/** A socket of a real server, and the client at its other end. */
async function pair() {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const { promise, resolve } = Promise.withResolvers<{ wire: GatheredSocket; duplex: Duplex }>()
  http.on('upgrade', (request, duplex, head) =>
    sockets.handleUpgrade(request, duplex, head, (ws) =>
      resolve({ wire: new GatheredSocket(ws, duplex), duplex }),
    ),
  )
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const heard: string[] = []
  client.on('message', (data: Buffer) => heard.push(data.toString()))
  const { wire, duplex } = await promise
  return {
    wire,
    duplex,
    client,
    heard,
    async [Symbol.asyncDispose]() {
      client.terminate()
      sockets.close()
      http.close()
      await once(http, 'close')
    },
  }
}

test('frames of every length arrive whole and in order, the same one twice, and before a close', async () => {
  await using ends = await pair()
  const lengths = [0, 1, 125, 126, 127, 16_384, 65_535, 65_536, 200_000]
  const frames = lengths.flatMap((length) => [`${'x'.repeat(length)}`, `${'é🎈'.repeat(length / 6)}`])
  for (const frame of frames) ends.wire.send(frame)
  for (const frame of ['same', 'same', '']) ends.wire.send(frame)
  ends.wire.close(4008, 'slow')
  const [code, reason] = (await once(ends.client, 'close')) as [number, Buffer]
  expect(ends.heard).toEqual([...frames, 'same', 'same', ''])
  expect([code, reason.toString()]).toEqual([4008, 'slow'])
})

test('what is sent in one turn waits for its end; much of it does not', async () => {
  await using ends = await pair()
  const out: string[] = []
  ends.wire.send('one', () => out.push('one'))
  ends.wire.send('two', () => out.push('two'))
  expect(ends.wire.bufferedAmount).toBe(10)
  expect(out).toEqual([])
  await until(() => out.length === 2 || undefined)
  expect(ends.wire.bufferedAmount).toBe(0)
  ends.wire.send('x'.repeat(20_000))
  expect(ends.duplex.writableCorked).toBe(0)
  await until(() => ends.heard.length === 3 || undefined)
})
