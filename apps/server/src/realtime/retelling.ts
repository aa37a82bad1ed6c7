import type { Signal } from '@parley/contracts'
import type { Logger } from 'pino'
import type { Hearer } from './hearer.ts'
import { idIn, kindName, type StreamKinds } from './stream-kinds.ts'

/** Long enough that a reconnect of many, or several changes of one room, are read at once. */
const GATHER_MS = 20
const TRY_AGAIN_MS = 1000
/** So many streams a query: one for each would be a storm after a reconnect. */
const AT_ONCE = 50

type Surroundings = {
  kinds: StreamKinds
  log: Logger
  /** The streams read here whose readers hear of `stream`. */
  hearersOf(stream: string): Iterable<string>
  /** Which state of what they hear of is told: a state that was read before it changed is not told any more. */
  changesOf(stream: string): number
  /** `hearers` are those who need it; null: all. */
  tell(stream: string, signal: Signal, hearers: ReadonlySet<Hearer> | null): void
}

export type Retelling = {
  /** Tells the readers of this stream, or just this one, anew what signals have told. */
  of(stream: string, hearer?: Hearer): void
  /** Tells everyone who hears of this stream anew what concerns it. */
  about(stream: string): void
  stop(): void
}

/** Reads again what signals told of rows, so that a lost signal is made good: gathered, never once for each reader. */
export function createRetelling(around: Surroundings): Retelling {
  const whole = new Map<string, Set<Hearer> | null>()
  const parts = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isReading = false
  let isStopped = false

  function soon(ms = GATHER_MS) {
    if (isReading || isStopped) return
    timer ??= setTimeout(() => void readAll(), ms)
  }

  async function readAll() {
    timer = undefined
    isReading = true
    let failed = false
    for (const batch of takeBatches())
      await readBatch(batch).catch((error: unknown) => {
        around.log.warn({ err: error }, 'what signals told could not be read')
        failed = true
        for (const stream of batch.streams) add(stream, batch.hearers?.get(stream) ?? null)
      })
    isReading = false
    if (whole.size + parts.size > 0) soon(failed ? TRY_AGAIN_MS : GATHER_MS)
  }

  function takeBatches(): Batch[] {
    const hearers = new Map(whole)
    const batches: Batch[] = batchesOf([...whole.keys()]).map((batch) => ({ ...batch, hearers }))
    for (const about of parts)
      batches.push(
        ...batchesOf(
          // Where only some readers of a stream are told all of it, the others must hear of this still.
          [...around.hearersOf(about)].filter((stream) => whole.get(stream) !== null),
          about,
        ),
      )
    whole.clear()
    parts.clear()
    return batches
  }

  function add(stream: string, hearers: Set<Hearer> | null) {
    const known = whole.get(stream)
    whole.set(stream, hearers && known !== null ? new Set([...(known ?? []), ...hearers]) : null)
  }

  async function readBatch({ kind, streams, about, hearers }: Batch) {
    const before = new Map(streams.map((stream) => [stream, around.changesOf(stream)]))
    const signals = await around.kinds[kind]?.retell?.(streams.map(idIn), about)
    if (isStopped) return
    for (const stream of streams) {
      const signal = signals?.get(idIn(stream))
      const needing = hearers?.get(stream) ?? null
      if (around.changesOf(stream) !== before.get(stream)) add(stream, needing)
      else if (signal) around.tell(stream, signal, needing)
    }
  }

  return {
    of(stream, hearer) {
      if (!around.kinds[kindName(stream)]?.retell) return
      add(stream, hearer ? new Set([hearer]) : null)
      soon()
    },
    about(stream) {
      parts.add(stream)
      soon()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** `hearers`: who of each stream needs it; of those that are missing, all. */
type Batch = {
  kind: string
  streams: string[]
  about?: string
  hearers?: ReadonlyMap<string, Set<Hearer> | null>
}

function batchesOf(streams: readonly string[], about?: string): Batch[] {
  const batches: Batch[] = []
  for (const [kind, ofKind = []] of Object.entries(Object.groupBy(streams, kindName)))
    for (let first = 0; first < ofKind.length; first += AT_ONCE)
      batches.push({
        kind,
        streams: ofKind.slice(first, first + AT_ONCE),
        ...(about !== undefined && { about }),
      })
  return batches
}
