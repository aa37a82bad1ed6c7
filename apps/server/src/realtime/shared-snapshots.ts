import type { Feed } from '../streams/feed.ts'
import type { KindSnapshot } from './stream-kinds.ts'

/** Long enough for everybody who comes back to a restarted server at once, short enough to keep little in memory. */
const KEEP_MS = 2000

type Read = { feed: Feed; epoch: string; head: number; snapshot: Promise<KindSnapshot | undefined> }

const reads = new Map<string, Read>()

/**
 * One reading for all who need a snapshot of the same stream at the same head. Text that has grown since is no harm: the
 * snapshot says how much of it there is, and deltas go on from there.
 */
export function sharedSnapshot(
  stream: string,
  feed: Feed,
  read: () => Promise<KindSnapshot | undefined>,
): Promise<KindSnapshot | undefined> {
  const known = reads.get(stream)
  if (known?.feed === feed && known.epoch === feed.epoch && known.head === feed.head) return known.snapshot
  const fresh: Read = { feed, epoch: feed.epoch, head: feed.head, snapshot: read() }
  reads.set(stream, fresh)
  const forget = () => {
    if (reads.get(stream) === fresh) reads.delete(stream)
  }
  fresh.snapshot.catch(forget)
  setTimeout(forget, KEEP_MS).unref()
  return fresh.snapshot
}

/** Rows of the stream have changed without an event, as signals tell. */
export const forgetSnapshot = (stream: string): void => void reads.delete(stream)
