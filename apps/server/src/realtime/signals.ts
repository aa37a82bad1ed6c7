import type { LoggedEvent, ServerFrame, Signal } from '@parley/contracts'
import type { Logger } from 'pino'
import type { Bus } from '../streams/bus/bus.ts'
import { Audiences } from './audiences.ts'
import type { Outlet } from './outlet.ts'
import { createRetelling } from './retelling.ts'
import type { StreamKinds } from './stream-kinds.ts'

/** One reader of a stream, as signals see it. */
export type Hearer = { readonly stream: string; readonly outlet: Outlet }

export type Signals = {
  join(hearer: Hearer): void
  leave(hearer: Hearer): void
  /** An event that a reader was sent: it may change what else that reader hears of. */
  saw(stream: string, event: LoggedEvent): void
  stop(): void
}

type Parts = { bus: Bus; kinds: StreamKinds; log: Logger }

/** R8: carries passing states to those who follow their stream, and those said `listed` to whose lists show it, too. */
export function createSignals({ bus, kinds, log }: Parts): Signals {
  const byStream = new Map<string, Set<Hearer>>()
  const audiences = new Audiences({ bus, kinds, grew: (stream) => retelling.of(stream) })
  const retelling = createRetelling({
    kinds,
    log,
    hearersOf: (stream) => audiences.hearersOf(stream),
    changesOf: (stream) => audiences.changesOf(stream),
    tell: (stream, signal) => tell(signal, [stream]),
  })

  const stopListening = bus.listen((hint) => {
    if (hint.kind === 'signal')
      tell(hint.signal, [hint.stream, ...(hint.listed ? audiences.hearersOf(hint.stream) : [])])
    if (hint.kind === 'listed') retelling.about(hint.stream)
    if (hint.kind === 'lost') for (const stream of byStream.keys()) retelling.of(stream)
  })

  /** Who follows a chat and has it in the list hears of it once. */
  function tell(signal: Signal, streams: readonly string[]) {
    const outlets = new Set<Outlet>()
    for (const stream of streams) for (const { outlet } of byStream.get(stream) ?? []) outlets.add(outlet)
    if (outlets.size === 0) return
    const frame = JSON.stringify({ type: 'signal', signal } satisfies ServerFrame)
    for (const outlet of outlets) outlet.send(frame)
  }

  return {
    join(hearer) {
      const { stream } = hearer
      const isFirst = !byStream.has(stream)
      byStream.set(stream, (byStream.get(stream) ?? new Set()).add(hearer))
      if (!isFirst || !audiences.begin(stream)) retelling.of(stream)
    },
    leave(hearer) {
      const others = byStream.get(hearer.stream)
      if (!others?.delete(hearer) || others.size > 0) return
      byStream.delete(hearer.stream)
      audiences.end(hearer.stream)
    },
    saw: (stream, event) => audiences.saw(stream, event),
    stop() {
      stopListening()
      retelling.stop()
    },
  }
}
