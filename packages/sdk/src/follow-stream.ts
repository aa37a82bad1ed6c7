import {
  chatStream,
  inboxStream,
  type ChatState,
  type Cursor,
  type ErrorCode,
  type InboxState,
  type MessagePage,
  type Snapshot,
} from '@parley/contracts'
import type { Connection } from './connection.ts'
import { nextFrame } from './next-frame.ts'
import type { LoadThread } from './open-threads.ts'
import { hubOf, type SharedStream } from './stream-hub.ts'
import type { Followed, FollowPhase } from './stream-reader.ts'

/** `cursor` is what the state holds all events up to; null while a fresh snapshot is awaited. */
export type FollowInfo = { phase: FollowPhase; cursor: Cursor | null }

export type FollowOptions<State extends Snapshot> = {
  /** What is known already, as from a cache; only what came after its cursor is asked for. */
  initial?: Followed<State>
  /**
   * Called with the newest state, at most once per `schedule`, however much happened meanwhile. Parts of the state that
   * did not change are the same objects as before.
   */
  onChange: (state: State, info: FollowInfo) => void
  /** Called when the phase is another, also while there is no state yet. Batched with `onChange`. */
  onPhase?: (phase: FollowPhase) => void
  /** Called once, at once, when the stream cannot be reached (any more); nothing is called after it. */
  onGone?: (code: ErrorCode) => void
  /** Runs `flush` soon, once; by default before the next painting of the page, or within 50 ms without one. */
  schedule?: (flush: () => void) => void
}

export type Follower<State extends Snapshot> = {
  /** The newest state, even before `onChange` told of it; null until the first snapshot. */
  state(): State | null
  /** That state with its cursor, for `initial` of a later follower; null while a snapshot is awaited. */
  followed(): Followed<State> | null
  phase(): FollowPhase
  /**
   * Adds a page of messages to the state, as of `GET /chats/{chatId}/messages`. `load` may run twice, when a snapshot
   * made its page too old. Rejects as `load` does.
   */
  loadEarlier(load: () => Promise<MessagePage>): Promise<void>
  /**
   * Opens the thread below a message, or adds what is above what is held of it: `state.threads` holds it from then on, with
   * all that is said in it. `load` is kept, and called again without `before` when a snapshot has replaced the state; until
   * that is loaded the thread is shown as it was. Rejects as `load` does.
   */
  loadThread(rootId: string, load: LoadThread): Promise<void>
  /** Holds the thread no longer. */
  leaveThread(rootId: string): void
  /** Ends it: nothing is called any more. The stream stays subscribed to for 5 s, for whoever comes back. */
  unfollow(): void
}

/** Follows a chat: `followStream` for `chat:<id>`. */
export const followChat = (connection: Connection, chatId: string, options: FollowOptions<ChatState>) =>
  followStream(connection, chatStream(chatId), options)

/** Follows a person's own stream: `followStream` for `person:<id>`. */
export const followInbox = (connection: Connection, personId: string, options: FollowOptions<InboxState>) =>
  followStream(connection, inboxStream(personId), options)

/**
 * Keeps the state of a stream up to date by the rules R3, R4 and R10 of docs/protocol.md, through any loss of the
 * connection, until `unfollow()`. Followers of one stream share one subscription and one state; `initial` then counts only
 * for the first. A snapshot replaces the state as a whole: messages loaded before may have changed unseen, so earlier ones
 * are loaded again when they are looked at.
 */
export function followStream<State extends Snapshot>(
  connection: Connection,
  stream: string,
  options: FollowOptions<State>,
): Follower<State> {
  const shared = hubOf(connection).take(stream, options.initial ?? null)
  const { reader } = shared
  const stop = deliver(shared, options)
  return {
    // The name of a stream says what its state is.
    state: () => reader.state as State | null,
    followed: () => {
      const { state, cursor } = reader
      return state && cursor && { state: state as State, cursor }
    },
    phase: () => reader.phase,
    loadEarlier: (load) => reader.loadEarlier(load),
    loadThread: (rootId, load) => reader.loadThread(rootId, load),
    leaveThread: (rootId) => reader.leaveThread(rootId),
    unfollow: stop,
  }
}

/** Tells a follower of changes, one `schedule` at a time; what it returns ends that. */
function deliver<State extends Snapshot>(shared: SharedStream, options: FollowOptions<State>): () => void {
  const { onChange, onPhase, onGone, schedule = nextFrame } = options
  const { reader } = shared
  let state: Snapshot | null = options.initial?.state ?? null
  let phase: FollowPhase | null = null
  let isScheduled = false
  let isOver = false

  function changed() {
    if (isScheduled) return
    isScheduled = true
    schedule(tell)
  }

  function tell() {
    isScheduled = false
    const isNewPhase = phase !== reader.phase
    const isNew = isNewPhase || state !== reader.state
    phase = reader.phase
    state = reader.state
    if (isNewPhase && !isOver) onPhase?.(phase)
    if (isNew && state && !isOver) onChange(state as State, { phase, cursor: reader.cursor })
  }

  const endChanges = shared.onChange(changed)
  const endGone = shared.onGone((code) => {
    stop()
    onGone?.(code)
  })

  function stop() {
    if (isOver) return
    isOver = true
    endChanges()
    endGone()
    shared.release()
  }

  changed()
  return stop
}
