import {
  newId,
  toChatMessage,
  type ChatMessage,
  type ChatState,
  type Message,
  type MessagePage,
} from '@parley/contracts'
import { beforeEach, expect, test } from 'vitest'
import type { Follower } from './follow-stream.ts'
import { said } from './testing/cast.ts'
import { stage } from './testing/stage.ts'

const PAGE = 2

let on: ReturnType<typeof stage>
let root: Message
let thread: Message[]
let follower: Follower<ChatState>
let asked: (string | undefined)[]

beforeEach(() => {
  on = stage()
  root = said('how about tea?')
  thread = []
  asked = []
  on.server.record({ type: 'message.sent', message: root })
  follower = on.follow()
  on.connected()
})

/** Says something in the thread, heard by whoever is connected. */
function sayInThread(words: string): Message {
  const message: Message = {
    ...said(words, thread.at(-1)?.id ?? root.id, newId()),
    threadId: root.id,
    position: thread.length + 2,
  }
  thread.push(message)
  on.server.record({ type: 'message.sent', message })
  return message
}

/** What the server answers when the thread is asked for. */
async function load(before: string | undefined): Promise<MessagePage> {
  asked.push(before)
  const end = before === undefined ? thread.length : thread.findIndex(({ id }) => id === before)
  const above = thread.slice(Math.max(0, end - PAGE), end)
  const items: ChatMessage[] = (before === undefined ? [root, ...above] : above).map(toChatMessage)
  return { items, children: {} }
}

const shown = () => {
  const state = follower.state()
  return state?.threads[root.id]?.map((id) => {
    const part = state.messages[id]?.parts[0]
    return part && 'text' in part ? part.text : undefined
  })
}

/** So far behind that the server sends a snapshot. */
function fallBehind() {
  on.server.replayAtMost = 0
  on.net.cut()
  sayInThread('missed')
  on.clock.advance(1_000)
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('an opened thread holds its end, what is said in it, and more when it is asked for', async () => {
  for (const words of ['one', 'two', 'three']) sayInThread(words)
  expect(follower.state()?.messages[root.id]?.thread?.replies).toBe(3)
  expect(shown()).toBeUndefined()
  await follower.loadThread(root.id, load)
  expect(shown()).toEqual(['two', 'three'])
  sayInThread('four')
  await follower.loadThread(root.id, load)
  expect(shown()).toEqual(['one', 'two', 'three', 'four'])
  // What is said in a thread is in no branch.
  expect(follower.state()?.children[root.id] ?? []).toEqual([])
})

test('what is said while a thread loads is not lost', async () => {
  sayInThread('one')
  await follower.loadThread(root.id, async (before) => {
    const page = await load(before)
    sayInThread('two')
    return page
  })
  expect(shown()).toEqual(['one', 'two'])
  expect(follower.state()?.messages[root.id]?.thread?.replies).toBe(2)
})

test('[R4] after a snapshot the thread is shown as it was and loaded again', async () => {
  sayInThread('one')
  await follower.loadThread(root.id, load)
  fallBehind()
  expect(shown()).toEqual(['one'])
  await settled()
  expect(shown()).toEqual(['one', 'missed'])
  expect(asked).toEqual([undefined, undefined])
})

test('a thread that cannot be loaded again is tried again, until it is left', async () => {
  sayInThread('one')
  let isBroken = false
  const faulty = async (before: string | undefined) => {
    if (!isBroken) return load(before)
    asked.push(before)
    throw new Error('no network')
  }
  await follower.loadThread(root.id, faulty)
  isBroken = true
  fallBehind()
  await settled()
  on.clock.advance(3_000)
  await settled()
  expect(asked).toHaveLength(3)
  isBroken = false
  on.clock.advance(3_000)
  await settled()
  expect(shown()).toEqual(['one', 'missed'])
})

test('a thread that was left is held no longer, and not loaded any more', async () => {
  const one = sayInThread('one')
  await follower.loadThread(root.id, load)
  follower.leaveThread(root.id)
  expect(follower.state()?.threads).toEqual({})
  expect(follower.state()?.messages).not.toHaveProperty(one.id)
  fallBehind()
  await settled()
  expect(asked).toHaveLength(1)
})

test('a thread that could not be opened is not held', async () => {
  await expect(follower.loadThread(root.id, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  sayInThread('one')
  expect(follower.state()?.threads).toEqual({})
})
