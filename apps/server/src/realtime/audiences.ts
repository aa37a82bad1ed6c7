import type { LoggedEvent } from '@parley/contracts'
import type { Bus, Following } from '../streams/bus/bus.ts'
import { idIn, kindOf, type StreamKinds } from './stream-kinds.ts'

/** After a fault of the store; until then the reader is told by the log alone. */
const TRY_AGAIN_MS = 1000

/** What the readers of one stream hear of besides it. `changes` counts what its events changed in that. */
type Audience = { readonly stream: string; heard: Map<string, Following>; changes: number; seq: number }

type Surroundings = {
  bus: Bus
  kinds: StreamKinds
  /** More is heard now than a moment ago: what was said of it until now is to be told. */
  grew(stream: string): void
}

/** Of each stream that is read here: the other streams whose `listed` signals go to its readers, too. */
export class Audiences {
  private readonly around: Surroundings
  private readonly open = new Map<string, Audience>()
  private readonly hearers = new Map<string, Set<string>>()

  constructor(around: Surroundings) {
    this.around = around
  }

  /** The streams whose readers hear what is said of `stream`. */
  hearersOf(stream: string): Iterable<string> {
    return this.hearers.get(stream) ?? []
  }

  /** Goes up whenever an event has changed what the readers of `stream` hear. */
  changesOf(stream: string): number {
    return this.open.get(stream)?.changes ?? 0
  }

  /** Whether there is something to hear; all that was said of it is told once it is known what. */
  begin(stream: string): boolean {
    if (!kindOf(this.around.kinds, stream)?.audience) return false
    const audience: Audience = { stream, heard: new Map(), changes: 0, seq: 0 }
    this.open.set(stream, audience)
    void this.load(audience)
    return true
  }

  end(stream: string): void {
    const audience = this.open.get(stream)
    if (!audience) return
    this.open.delete(stream)
    for (const heard of audience.heard.keys()) this.drop(audience, heard)
  }

  /** An event of the log has come: the same one once for each reader. Answers whether its readers hear of more by it. */
  saw(stream: string, { seq, event }: LoggedEvent): boolean {
    const audience = this.open.get(stream)
    if (!audience || seq <= audience.seq) return false
    audience.seq = seq
    const change = kindOf(this.around.kinds, stream)?.audience?.after(event)
    if (!change) return false
    audience.changes++
    if (change.hearsNoMore !== undefined) this.drop(audience, change.hearsNoMore)
    if (change.hears === undefined || audience.heard.has(change.hears)) return false
    void this.add(audience, [change.hears])
    return true
  }

  private async load(audience: Audience): Promise<void> {
    const { stream } = audience
    const before = audience.changes
    try {
      const streams = (await kindOf(this.around.kinds, stream)?.audience?.of(idIn(stream))) ?? []
      if (this.open.get(stream) !== audience) return
      // An event that came meanwhile may say otherwise than what was read.
      if (audience.changes !== before) return await this.load(audience)
      await this.add(audience, streams)
    } catch {
      setTimeout(() => this.open.get(stream) === audience && void this.load(audience), TRY_AGAIN_MS).unref()
    }
  }

  private async add(audience: Audience, streams: readonly string[]): Promise<void> {
    const fresh = streams.filter((stream) => !audience.heard.has(stream))
    for (const stream of fresh) {
      audience.heard.set(stream, this.around.bus.follow(stream))
      this.hearers.set(stream, (this.hearers.get(stream) ?? new Set()).add(audience.stream))
    }
    await Promise.all(fresh.map(async (stream) => audience.heard.get(stream)?.ready))
    if (this.open.get(audience.stream) === audience) this.around.grew(audience.stream)
  }

  private drop(audience: Audience, stream: string): void {
    audience.heard.get(stream)?.end()
    audience.heard.delete(stream)
    const hearers = this.hearers.get(stream)
    hearers?.delete(audience.stream)
    if (hearers?.size === 0) this.hearers.delete(stream)
  }
}
