import { chatStream, newId } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { Person } from '../testing/person.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'

/** What lies in the system's own buffers is not seen, and it takes some megabytes to fill them. */
const LONG = 'word '.repeat(38_000)

const gauge = async (person: Person, name: string): Promise<number> =>
  Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await person.must<string>('/metrics'))?.[1])

test('[R19] a reader that hangs delays nobody, costs little memory, and catches up or begins anew', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const stream = chatStream(id)
  const stuck = await ada.socket()
  stuck.say({ type: 'subscribe', stream })
  await stuck.hears('live')
  stuck.pause()
  const reader = await ada.socket()
  reader.say({ type: 'subscribe', stream })
  await reader.hears('live')
  let unsent = 0
  for (let turn = 0; turn < 60; turn++) {
    await ada.send(id, LONG, { ask: false })
    unsent = Math.max(unsent, await gauge(ada, 'parley_unsent_bytes'))
  }
  const sentTo = (socket: RawSocket) =>
    socket.all('event').filter((frame) => frame.event.type === 'message.sent')
  await until(() => sentTo(reader).length === 60 || undefined)
  expect(unsent).toBeGreaterThan(0)
  expect(unsent).toBeLessThan(1024 * 1024)
  const { seq } = await ada.snapshot(stream)
  stuck.resume()
  await until(
    () =>
      stuck.all('snapshot').at(-1)?.seq === seq ||
      stuck.all('event').at(-1)?.seq === seq ||
      stuck.closed !== undefined ||
      undefined,
  )
})

test('[R19] who keeps up may open a chat of any size, and several at once', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const connection = ada.connect()
  const lost: string[] = []
  connection.onFrame(({ type }) => type === 'reset' && lost.push(type))
  const chats = [await ada.newChat(), await ada.newChat()]
  for (const { id } of chats) for (let turn = 0; turn < 50; turn++) await ada.send(id, LONG, { ask: false })
  const screens = chats.map(({ id }) => ada.followChat(id, connection))
  await until(() => screens.every((screen) => screen.phase() === 'live') || undefined, 'two live chats')
  const args = { chatId: chats[0]?.id }
  const op = { type: 'op' as const, opId: newId(), verb: 'chat.pin', args }
  await connection.request(op, { timeoutMs: 60_000 })
  expect(lost).toEqual([])
})

test('[R19] who asks and asks and reads no answer is sent away', async () => {
  await using cast = await testCast()
  const { ada } = cast
  const { id } = await ada.newChat()
  const mute = await ada.socket()
  mute.pause()
  const args = { chatId: id, content: LONG, ask: false }
  for (let turn = 0; turn < 100; turn++) mute.say({ type: 'op', opId: newId(), verb: 'message.send', args })
  const isGone = async () => (await gauge(ada, 'parley_connections')) === 0 || undefined
  await until(isGone, 'the end of who does not read')
  mute.resume()
  // With 4008, or cut: the close frame stands behind what was not read.
  expect([4008, 1006]).toContain((await mute.ends()).code)
})
