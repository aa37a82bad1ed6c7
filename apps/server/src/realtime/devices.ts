/** How somebody is there by what their devices say: one that is looked at, or only some that are not. */
export type Nearness = 'online' | 'away' | 'offline'
export type Device = { hidden: boolean; idle: boolean }

const ORDER: readonly Nearness[] = ['offline', 'away', 'online']

export const nearest = (states: Iterable<Nearness>): Nearness =>
  ORDER[Math.max(0, ...Array.from(states, (state) => ORDER.indexOf(state)))] ?? 'offline'

type Here = { devices: Map<object, Device>; state: Nearness; timer: NodeJS.Timeout | undefined }

/** The devices of people that are connected to this process, by person. */
export class Devices {
  private readonly people = new Map<string, Here>()
  private readonly graceMs: number
  private readonly changed: (personId: string) => void

  /** Who comes nearer does so at once; who goes has `graceMs` to come back before anybody is told. */
  constructor(graceMs: number, changed: (personId: string) => void) {
    this.graceMs = graceMs
    this.changed = changed
  }

  set(personId: string, key: object, device: Device): void {
    const here = this.people.get(personId) ?? { devices: new Map(), state: 'offline', timer: undefined }
    this.people.set(personId, here)
    here.devices.set(key, device)
    this.look(personId, here)
  }

  remove(personId: string, key: object): void {
    const here = this.people.get(personId)
    if (here?.devices.delete(key)) this.look(personId, here)
  }

  stateOf(personId: string): Nearness {
    return this.people.get(personId)?.state ?? 'offline'
  }

  all(): Record<string, Nearness> {
    return Object.fromEntries([...this.people].map(([id, { state }]) => [id, state]))
  }

  stop(): void {
    for (const { timer } of this.people.values()) clearTimeout(timer)
    this.people.clear()
  }

  private look(personId: string, here: Here) {
    const now = nearest(Array.from(here.devices.values(), stateOf))
    if (now === here.state || nearest([now, here.state]) === now) return this.settle(personId, here, now)
    here.timer ??= setTimeout(() => {
      here.timer = undefined
      this.settle(personId, here, nearest(Array.from(here.devices.values(), stateOf)))
    }, this.graceMs).unref()
  }

  private settle(personId: string, here: Here, state: Nearness) {
    clearTimeout(here.timer)
    here.timer = undefined
    const before = here.state
    here.state = state
    if (here.devices.size === 0) this.people.delete(personId)
    if (before !== state) this.changed(personId)
  }
}

const stateOf = ({ hidden, idle }: Device): Nearness => (hidden || idle ? 'away' : 'online')
