import type { Nearness } from './devices.ts'

/** Twice as long as a process may say nothing, and a little. */
const FORGET_MS = 45_000

type Process = { people: Map<string, Nearness>; heardAt: number }

/** How people are there at other processes, by what those say. */
export class Elsewhere {
  private readonly processes = new Map<string, Process>()

  /** `isWhole`: people who are not named are offline there. Answers whether the process is a new one. */
  heard(from: string, people: Record<string, Nearness>, isWhole: boolean): boolean {
    const known = this.processes.get(from)
    const entries = Object.entries(people)
    const process = { people: isWhole || !known ? new Map() : known.people, heardAt: performance.now() }
    for (const [id, state] of entries) process.people.set(id, state)
    this.processes.set(from, process)
    return known === undefined
  }

  *statesOf(personId: string): Iterable<Nearness> {
    for (const { people } of this.processes.values()) yield people.get(personId) ?? 'offline'
  }

  /** Forgets processes that have gone without a word; answers whether there were any. */
  forgetSilent(): boolean {
    const silent = [...this.processes].filter(([, { heardAt }]) => performance.now() - heardAt > FORGET_MS)
    for (const [from] of silent) this.processes.delete(from)
    return silent.length > 0
  }
}
