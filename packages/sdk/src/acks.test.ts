import { beforeEach, expect, test } from 'vitest'
import { stream } from './testing/cast.ts'
import { stage } from './testing/stage.ts'

let on: ReturnType<typeof stage>

beforeEach(() => {
  on = stage()
})

const rename = (times: number) => {
  for (let time = 0; time < times; time++) on.server.record({ type: 'chat.renamed', title: `Tea ${time}` })
}
const acked = () => on.sent('ack').flatMap((frame) => (frame.type === 'ack' ? [frame.seq] : []))

test('how far a stream has come is acknowledged once a second, however much came', () => {
  on.follow()
  on.connected()
  on.clock.advance(1_000)
  const begun = acked().length
  rename(30)
  on.clock.advance(999)
  expect(acked()).toHaveLength(begun)
  on.clock.advance(1)
  expect(on.sent('ack').slice(begun)).toEqual([{ type: 'ack', stream, seq: 30 }])
  on.clock.advance(10_000)
  expect(acked()).toHaveLength(begun + 1)
  rename(1)
  on.clock.advance(1_000)
  expect(acked().slice(begun)).toEqual([30, 31])
})

test('a snapshot is acknowledged too', () => {
  rename(7)
  on.follow()
  on.connected()
  on.clock.advance(1_000)
  expect(acked()).toEqual([7])
})

test('nothing is acknowledged of before the connection broke, nor of a stream that was left', () => {
  const follower = on.follow()
  on.connected()
  rename(1)
  on.net.cut()
  on.clock.advance(3_000)
  expect(acked()).toEqual([])
  follower.unfollow()
  on.clock.advance(6_000)
  rename(1)
  on.clock.advance(2_000)
  expect(acked()).toEqual([])
})
