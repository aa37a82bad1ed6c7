import { newId, type ChatState, type Snapshot } from '@parley/contracts'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { createChat } from '../../chats/chats.ts'
import type { Actor, Ctx } from '../../ctx.ts'
import type { Schema } from '../../db/schema.ts'
import type { WriteQueue } from '../../db/stores/write-queue.ts'
import { FaultyBus, type BusFaults } from './bus.ts'
import { Chance } from './chance.ts'
import type { Backup, Database } from './database.ts'
import { Device } from './device.ts'
import { Evidence } from './evidence.ts'
import { MachineRoom } from './machine-room.ts'
import { Outbox } from './outbox.ts'
import { checkReach } from './checks/reach-check.ts'
import { addPeople } from './people.ts'
import { scriptedProviders } from './provider.ts'
import type { Scenario } from './scenario.ts'
import { scriptedTools } from './tools.ts'
import { VirtualTime } from './virtual-time.ts'

/** A backup, how far the devices’ ops were, and which snapshots had been taken by then. */
export type Kept = { rows: Backup; answered: ReadonlySet<string> }
export type Peek = { chatId: string; epoch: string; seq: number; state: ChatState }

const HINTS: Record<Scenario['hints'], BusFaults> = {
  good: { lost: 0, twice: 0, lateMs: 0 },
  bad: { lost: 0.3, twice: 0.2, lateMs: 400 },
  none: { lost: 1, twice: 0, lateMs: 0 },
}
const DAY_MS = 86_400_000
const BEGINNING = 1_700_000_000_000

/** Servers, people and what lies between them, for one scenario. */
export class World {
  readonly scenario: Scenario
  readonly database: Database
  readonly chance: Chance
  readonly time: VirtualTime
  readonly evidence = new Evidence()
  readonly bus: FaultyBus
  readonly queue: WriteQueue
  readonly observer: Kysely<Schema>
  readonly people: Actor[] = []
  readonly chatIds: string[] = []
  readonly peeks: Peek[] = []
  readonly machines: MachineRoom
  readonly outbox: Outbox
  devices: Device[] = []
  tillRang = 0
  /** Since when somebody is not in a chat any more, by the commit that took them out. */
  readonly shutOut = new Map<string, number>()
  kept: Kept | undefined
  restores = 0
  repairs = 0

  constructor(scenario: Scenario, database: Database) {
    this.scenario = scenario
    this.database = database
    this.chance = new Chance(scenario.seed)
    this.time = new VirtualTime(BEGINNING + (scenario.seed % 10_000) * DAY_MS, this.chance.next)
    database.departed.length = 0
    database.clock = () => this.time.now
    this.queue = database.queue()
    this.observer = database.observer(this.queue)
    this.bus = new FaultyBus(this.time, this.chance, HINTS[scenario.hints])
    this.machines = new MachineRoom({
      world: this,
      providers: scriptedProviders(this.time, this.chance),
      tools: scriptedTools(this.time, () => this.tillRang++),
      log: pino({ level: 'silent' }),
    })
    this.outbox = new Outbox(this.time, (personId) =>
      this.chance.pick(this.devices.filter((device) => device.personId === personId && device.owner.isAlive)),
    )
  }

  /** People with a chat of their own each, and a room that all are in. */
  async begin(): Promise<void> {
    const { scenario } = this
    this.people.push(...addPeople(this.database, scenario.people))
    for (let machine = 0; machine < scenario.servers; machine++)
      await this.comesTrue(this.machines.start(machine))
    for (const person of this.people) await this.addChat(person)
    if (this.people.length > 1) await this.addChat(this.people[0]!, this.people.slice(1))
    for (const person of this.people)
      for (let device = 0; device < scenario.devices; device++)
        this.devices.push(this.newDevice(`${person.name}’s device ${device}`, person.id))
    for (const device of this.devices)
      for (const chatId of this.chatsOf(device.personId)) device.followChat(chatId)
  }

  /** Called after each commit. */
  committed(): void {
    for (const key of this.database.departed.splice(0)) this.shutOut.set(key, this.time.now)
  }

  /** A chat of one person, or with others a room. */
  private async addChat(person: Actor, others: readonly Actor[] = []) {
    const ctx = this.machines.ctx(person)
    if (!ctx) throw new Error('No server has started.')
    const chatId = newId()
    const participants = others.map(({ id }) => ({ kind: 'person' as const, id, role: 'admin' as const }))
    const room = others.length > 0 ? { room: {}, participants } : {}
    const made = createChat(ctx, { id: chatId, model: this.anyModel(), ...room })
    if (!(await this.comesTrue(made))) throw new Error('The first chats could not be made.')
    this.chatIds.push(chatId)
  }

  anyModel = (): string => (this.chance.happens(0.5) ? 'sim:continues' : 'sim:restarts')

  private newDevice(name: string, personId: string): Device {
    return new Device(name, personId, {
      time: this.time,
      evidence: this.evidence,
      random: this.chance.next,
      latencyMs: this.scenario.latencyMs,
      route: () => this.machines.anyListener(),
      seen: (id, frame, server) => checkReach(this, id, frame, server),
    })
  }

  /** The chats somebody takes part in, as the database has it. */
  chatsOf(personId: string): string[] {
    return this.database
      .all<{ chat_id: string }>(
        `SELECT chat_id FROM participants JOIN chats ON chats.id = chat_id
         WHERE participants.id = ? AND deleted_at IS NULL ORDER BY chat_id`,
        personId,
      )
      .map((row) => row.chat_id)
  }

  isRoom(chatId: string): boolean {
    return this.database.all("SELECT 1 FROM chats WHERE id = ? AND kind = 'room'", chatId).length > 0
  }

  /** Lets time pass until a promise is kept, at most so long; undefined when it is not. */
  async comesTrue<T>(promise: Promise<T>, withinMs = 60_000): Promise<{ value: T } | undefined> {
    let kept: { value: T } | undefined
    let failed: unknown
    promise.then((value) => (kept = { value })).catch((error: unknown) => (failed = error))
    await this.time.runUntil(this.time.now + withinMs, () => kept !== undefined || failed !== undefined)
    return kept
  }

  ctxOf = (person: Actor): Ctx | undefined => this.machines.ctx(person)

  end(): void {
    this.outbox.isClosed = true
    for (const device of this.devices) device.owner.isAlive = false
    this.machines.end()
    this.time.end()
    this.database.empty()
  }
}

export type Shown = Snapshot
