import { chatStream, newId } from '@parley/contracts'
import { expect, test } from 'vitest'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'
import { OpTurns } from './op-turns.ts'

test('eight run at once, the others when one of them has ended, in their order', async () => {
  const turns = new OpTurns()
  const begun: number[] = []
  for (let op = 0; op < 11; op++) void Promise.resolve(turns.begin()).then(() => begun.push(op))
  await until(() => begun.length >= 8 || undefined)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  turns.end()
  turns.end()
  await until(() => begun.length >= 10 || undefined)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (let op = 0; op < 9; op++) turns.end()
  expect(turns.begin()).toBeUndefined()
})

test('[R6] a hundred ops that come in one breath leave the store to others, and each is answered once', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id } = await ada.newChat()
  const socket = await ada.socket()
  const ops = Array.from({ length: 100 }, (_, n) => ({
    opId: newId(),
    content: n % 3 === 0 ? '' : `message ${n}`,
  }))
  const { store } = cast.app.spine
  await store.db.transaction().execute(async (tx) => {
    // As long as this holds the stream, none of the ops can end.
    const row = tx.selectFrom('streams').select('id').where('id', '=', chatStream(id))
    await store.lockRow(row).executeTakeFirstOrThrow()
    for (const { opId, content } of ops)
      socket.say({ type: 'op', opId, verb: 'message.send', args: { chatId: id, content, ask: false } })
    // Those that are refused need no lock.
    await socket.hears('error')
    expect((await bob.ask('/chats')).status).toBe(200)
  })
  const answered = () => [...socket.all('ok'), ...socket.all('error')]
  await until(() => answered().length >= ops.length || undefined, 'an answer to each')
  expect(answered()).toHaveLength(ops.length)
  expect(new Set(answered().map(({ opId }) => opId))).toEqual(new Set(ops.map(({ opId }) => opId)))
  expect(socket.all('error')).toHaveLength(ops.filter(({ content }) => content === '').length)
})
