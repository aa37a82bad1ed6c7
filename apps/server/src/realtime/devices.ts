/** How somebody is there by what their devices say: one that is looked at, or only some that are not. */
export type Nearness = 'online' | 'away' | 'offline'
export type Device = { hidden: boolean; idle: boolean }

const ORDER: readonly Nearness[] = ['offline', 'away', 'online']

export const nearest = (states: Iterable<Nearness>): Nearness =>
  ORDER[Math.max(0, ...Array.from(states, (state) => ORDER.indexOf(state)))] ?? 'offline'

/** `online`: how many of the devices are looked at; a person may have very many. */
type Here = {
  devices: Map<object, Nearness>
  online: number
  state: Nearness
  timer: NodeJS.Timeout | undefined
}

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
    const here = this.people.get(personId) ?? nobodyYet()
    this.people.set(personId, here)
    const state = stateOf(device)
    here.online += countOf(state) - countOf(here.devices.get(key))
    here.devices.set(key, state)
    this.look(personId, here)
  }

  remove(personId: string, key: object): void {
    const here = this.people.get(personId)
    const state = here?.devices.get(key)
    if (!here || state === undefined) return
    here.online -= countOf(state)
    here.devices.delete(key)
    this.look(personId, here)
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
    const now = nearestOf(here)
    if (now === here.state || nearest([now, here.state]) === now) return this.settle(personId, here, now)
    here.timer ??= setTimeout(() => {
      here.timer = undefined
      this.settle(personId, here, nearestOf(here))
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

const nobodyYet = (): Here => ({ devices: new Map(), online: 0, state: 'offline', timer: undefined })

const countOf = (state: Nearness | undefined): number => (state === 'online' ? 1 : 0)

function nearestOf({ devices, online }: Here): Nearness {
  if (online > 0) return 'online'
  return devices.size > 0 ? 'away' : 'offline'
}

const stateOf = ({ hidden, idle }: Device): Nearness => (hidden || idle ? 'away' : 'online')
