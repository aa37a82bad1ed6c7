import { chatStream, type MarkRead } from '@parley/contracts'
import type { Ctx, Spine } from '../ctx.ts'
import { reachableChat } from './access.ts'
import { readReadSignals, signalsOf, writeMarks, type Mark } from './mark-rows.ts'
import { seeMentions, type ThreadMark } from './thread-marks.ts'

const FLUSH_MS = 1000
/** Of each room, others are told of so many marks a second on the average: in a large one each goes to very many. */
const TOLD_PER_SECOND = 50
const READ_AT_ONCE = 200

export type Marks = {
  read(personId: string, chatId: string, mark: MarkRead): void
  delivered(personId: string, chatId: string, position: number): void
  /** Keeps what was gathered until now, and gathers no more. */
  stop(): Promise<void>
}

type Telling = { marks: Map<string, Mark>; notBefore: number }

/** Gathers how far people have read and what their devices have, and keeps it once a second. */
export function createMarks(spine: Spine): Marks {
  const { store, bus, log } = spine
  const gathered = new Map<string, Mark>()
  const ofThreads = new Map<string, ThreadMark>()
  const telling = new Map<string, Telling>()
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> | undefined
  let isStopped = false

  function gather(mark: Mark) {
    const key = keyOf(mark)
    const before = gathered.get(key)
    gathered.set(key, before ? further(before, mark) : mark)
    soon()
  }

  function gatherOfThread(mark: ThreadMark) {
    const key = `${mark.threadId}/${mark.personId}`
    const before = ofThreads.get(key)?.position ?? 0
    ofThreads.set(key, { ...mark, position: Math.max(before, mark.position) })
    soon()
  }

  function soon() {
    if (flushing || isStopped) return
    timer ??= setTimeout(() => {
      flushing = flush()
    }, FLUSH_MS)
  }

  async function flush() {
    timer = undefined
    const marks = [...gathered.values()]
    const threads = [...ofThreads.values()]
    gathered.clear()
    ofThreads.clear()
    try {
      await keep(marks)
      await keepOfThreads(spine, threads)
    } catch (error) {
      log.warn({ err: error }, 'marks could not be kept; they are tried again')
      marks.forEach(gather)
      threads.forEach(gatherOfThread)
    }
    tell()
    flushing = undefined
    if (gathered.size > 0 || ofThreads.size > 0 || telling.size > 0) soon()
  }

  async function keep(marks: readonly Mark[]) {
    const moved = await writeMarks(store, marks)
    for (const mark of moved) {
      const ofChat = telling.get(mark.chatId) ?? { marks: new Map<string, Mark>(), notBefore: 0 }
      telling.set(mark.chatId, ofChat)
      ofChat.marks.set(mark.personId, mark)
    }
    const read = new Set(marks.filter((mark) => mark.read > 0).map(keyOf))
    await tellReaders(
      spine,
      moved.filter((mark) => read.has(keyOf(mark))),
    )
  }

  function tell() {
    const now = performance.now()
    for (const [chatId, { marks, notBefore }] of telling) {
      if (notBefore > now) continue
      if (marks.size === 0) {
        telling.delete(chatId)
        continue
      }
      for (const signal of signalsOf([...marks.values()]).values())
        bus.publish({ kind: 'signal', stream: chatStream(chatId), signal })
      telling.set(chatId, { marks: new Map(), notBefore: now + (marks.size / TOLD_PER_SECOND) * 1000 })
    }
  }

  return {
    read(personId, chatId, { position, threadId }) {
      if (threadId === undefined) gather({ chatId, personId, read: position, delivered: position })
      else gatherOfThread({ chatId, personId, threadId, position })
    },
    delivered: (personId, chatId, position) => gather({ chatId, personId, read: 0, delivered: position }),
    async stop() {
      clearTimeout(timer)
      await flushing
      isStopped = true
      await flush()
    },
  }
}

const further = (a: Mark, b: Mark): Mark => ({
  ...a,
  read: Math.max(a.read, b.read),
  delivered: Math.max(a.delivered, b.delivered),
})

const keyOf = ({ chatId, personId }: Mark): string => `${chatId}/${personId}`

async function keepOfThreads(spine: Spine, marks: readonly ThreadMark[]): Promise<void> {
  const seen: ThreadMark[] = []
  for (const mark of marks) if (await seeMentions(spine.store.db, mark)) seen.push(mark)
  await tellReaders(spine, seen)
}

async function tellReaders(
  { store, bus }: Spine,
  read: readonly Pick<Mark, 'chatId' | 'personId'>[],
): Promise<void> {
  for (let first = 0; first < read.length; first += READ_AT_ONCE)
    for (const told of await readReadSignals(store.db, read.slice(first, first + READ_AT_ONCE)))
      bus.publish({ kind: 'signal', ...told })
}

/** Keeps at once how far somebody has read; it is no event, and a repeat changes nothing. */
export async function markRead(ctx: Ctx, chatId: string, { position, threadId }: MarkRead): Promise<void> {
  await reachableChat(ctx.store.db, ctx.actor, chatId)
  const personId = ctx.actor.id
  if (threadId !== undefined) return keepOfThreads(ctx, [{ chatId, personId, threadId, position }])
  const mark = { chatId, personId, read: position, delivered: position }
  const moved = await writeMarks(ctx.store, [mark])
  for (const signal of signalsOf(moved).values())
    ctx.bus.publish({ kind: 'signal', stream: chatStream(chatId), signal })
  await tellReaders(ctx, moved)
}
