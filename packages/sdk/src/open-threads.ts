import type { ChatState, MessagePage } from '@parley/contracts'
import type { Clock } from './clock.ts'
import { keepThread, mergeThread, withoutThread } from './merge-thread.ts'

/** Loads a page of a thread, as of `GET /messages/{messageId}/thread`: its end, or what is above `before`. */
export type LoadThread = (before: string | undefined) => Promise<MessagePage>

type Load = () => Promise<MessagePage>
type Merge = (state: ChatState, page: MessagePage) => ChatState
type Surroundings = {
  clock: Clock
  state(): ChatState | null
  /** Loads a page and merges it, with what happened meanwhile. */
  add(load: Load, merge: Merge): Promise<void>
}

const TRY_AGAIN_MS = 3_000

/** The threads that are open on a chat. A snapshot holds none, so they are loaded again after each. */
export class OpenThreads {
  readonly #around: Surroundings
  readonly #loads = new Map<string, LoadThread>()
  readonly #stale = new Set<string>()
  #cancel: (() => void) | null = null

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Opens a thread, or loads more of one that is open. */
  async load(rootId: string, load: LoadThread): Promise<void> {
    const isNew = !this.#loads.has(rootId)
    this.#loads.set(rootId, load)
    try {
      await this.#around.add(
        () => load(this.#around.state()?.threads[rootId]?.[0]),
        (state, page) => (this.#loads.has(rootId) ? mergeThread(state, rootId, page) : state),
      )
    } catch (error) {
      if (isNew) this.#loads.delete(rootId)
      throw error
    }
  }

  leave(rootId: string): void {
    this.#loads.delete(rootId)
    this.#stale.delete(rootId)
  }

  /** A new snapshot with the open threads as they were shown; they are stale until `reload`. */
  keep(snapshot: ChatState, shown: ChatState | null): ChatState {
    for (const rootId of this.#loads.keys()) this.#stale.add(rootId)
    if (!shown) return snapshot
    return [...this.#loads.keys()].reduce((state, rootId) => keepThread(state, shown, rootId), snapshot)
  }

  reload(): void {
    this.stop()
    for (const rootId of this.#stale) void this.#reload(rootId)
    this.#stale.clear()
  }

  /** Ends what waits; `reload` goes on with it. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  async #reload(rootId: string): Promise<void> {
    const load = this.#loads.get(rootId)
    if (!load) return
    const merge: Merge = (state, page) =>
      this.#loads.has(rootId) ? mergeThread(withoutThread(state, rootId), rootId, page) : state
    try {
      await this.#around.add(() => load(undefined), merge)
    } catch {
      if (!this.#loads.has(rootId)) return
      this.#stale.add(rootId)
      this.#cancel ??= this.#around.clock.after(TRY_AGAIN_MS, () => this.reload())
    }
  }
}
