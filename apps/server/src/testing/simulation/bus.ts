import type { Bus, Hint } from '../../streams/bus/bus.ts'
import type { Chance } from './chance.ts'
import type { Owner, VirtualTime } from './virtual-time.ts'

/** What befalls hints on their way: the share that is lost, comes twice, or late by up to so many ms. */
export type BusFaults = { lost: number; twice: number; lateMs: number }

/** Carries hints between processes as badly as allowed. */
export class FaultyBus {
  faults: BusFaults
  lost = 0
  private readonly ends = new Set<{ owner: Owner; listeners: Set<(hint: Hint) => void> }>()
  private readonly time: VirtualTime
  private readonly chance: Chance

  constructor(time: VirtualTime, chance: Chance, faults: BusFaults) {
    this.time = time
    this.chance = chance
    this.faults = faults
  }

  /** The bus as one process has it. */
  of(owner: Owner): Bus {
    const end = { owner, listeners: new Set<(hint: Hint) => void>() }
    this.ends.add(end)
    return {
      connected: undefined,
      counts: { sent: 0, received: 0 },
      follow: () => ({ ready: Promise.resolve(), end: () => {} }),
      publish: (hint) => {
        if (owner.isAlive) for (const { owner: to, listeners } of this.ends) this.carry(hint, to, listeners)
      },
      listen: (listener) => {
        end.listeners.add(listener)
        return () => end.listeners.delete(listener)
      },
      close: async () => {
        this.ends.delete(end)
      },
    }
  }

  private carry(hint: Hint, to: Owner, listeners: Set<(hint: Hint) => void>) {
    const { lost, twice, lateMs } = this.faults
    if (this.chance.happens(lost)) return void this.lost++
    for (let times = this.chance.happens(twice) ? 2 : 1; times > 0; times--)
      this.time.after(
        this.chance.below(lateMs + 1),
        () => {
          for (const listener of listeners) listener(hint)
        },
        to,
      )
  }
}
