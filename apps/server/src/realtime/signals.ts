import { tellsOfRows, type LoggedEvent, type ServerFrame, type Signal } from '@parley/contracts'
import type { Logger } from 'pino'
import type { Bus } from '../streams/bus/bus.ts'
import { Audiences } from './audiences.ts'
import type { Hearer } from './hearer.ts'
import type { Outlet } from './outlet.ts'
import { createRetelling } from './retelling.ts'
import { forgetSnapshot } from './shared-snapshots.ts'
import { kindOf, type StreamKinds } from './stream-kinds.ts'

export type Signals = {
  /** `isFresh`: it has just been sent a snapshot, which holds what signals have told. */
  join(hearer: Hearer, isFresh: boolean): void
  leave(hearer: Hearer): void
  /** An event that a reader was sent: it may change what else that reader hears of. */
  saw(stream: string, event: LoggedEvent): void
  /** Those who follow a stream whose people are told who is there. */
  hearers(): Hearer[]
  tellOne(hearer: Hearer, signal: Signal): void
  stop(): void
}

type Parts = {
  bus: Bus
  kinds: StreamKinds
  log: Logger
  /** The readers of a stream hear of more by what its log says. */
  grew(stream: string): void
}

/** R8: carries passing states to those who follow their stream; those said `listed` to those whose lists show it. */
export function createSignals({ bus, kinds, log, grew }: Parts): Signals {
  const byStream = new Map<string, Set<Hearer>>()
  const audiences = new Audiences({
    bus,
    kinds,
    grew(stream) {
      // What was said before it was heard here may be missing in what was read then.
      forgetSnapshot(stream)
      retelling.of(stream)
    },
  })
  const retelling = createRetelling({
    kinds,
    log,
    hearersOf: (stream) => audiences.hearersOf(stream),
    changesOf: (stream) => audiences.changesOf(stream),
    tell: (stream, signal, hearers) => send(signal, hearers ?? byStream.get(stream) ?? []),
  })

  const stopListening = bus.listen((hint) => {
    if (hint.kind === 'signal')
      tell(hint.signal, hint.listed ? [...audiences.hearersOf(hint.stream)] : [hint.stream])
    if (hint.kind === 'listed') {
      for (const stream of audiences.hearersOf(hint.stream)) forgetSnapshot(stream)
      retelling.about(hint.stream)
    }
    if (hint.kind === 'lost') for (const stream of byStream.keys()) retelling.of(stream)
  })

  function tell(signal: Signal, streams: readonly string[]) {
    if (tellsOfRows(signal)) streams.forEach(forgetSnapshot)
    send(
      signal,
      streams.flatMap((stream) => [...(byStream.get(stream) ?? [])]),
    )
  }

  function send(signal: Signal, hearers: Iterable<Hearer>) {
    const outlets = new Set<Outlet>()
    for (const hearer of hearers) if (byStream.get(hearer.stream)?.has(hearer)) outlets.add(hearer.outlet)
    if (outlets.size === 0) return
    const frame = JSON.stringify({ type: 'signal', signal } satisfies ServerFrame)
    for (const outlet of outlets) outlet.send(frame)
  }

  return {
    join(hearer, isFresh) {
      const { stream } = hearer
      const isFirst = !byStream.has(stream)
      byStream.set(stream, (byStream.get(stream) ?? new Set()).add(hearer))
      if (isFirst && audiences.begin(stream)) return
      // What is in an audience goes on while a snapshot is read.
      if (!isFresh || kindOf(kinds, stream)?.audience) retelling.of(stream, hearer)
    },
    leave(hearer) {
      const others = byStream.get(hearer.stream)
      if (!others?.delete(hearer) || others.size > 0) return
      byStream.delete(hearer.stream)
      audiences.end(hearer.stream)
    },
    saw(stream, event) {
      if (audiences.saw(stream, event)) grew(stream)
    },
    hearers: () =>
      [...byStream].flatMap(([stream, hearers]) => (kindOf(kinds, stream)?.hasPresence ? [...hearers] : [])),
    tellOne: (hearer, signal) => send(signal, [hearer]),
    stop() {
      stopListening()
      retelling.stop()
    },
  }
}
