import { agreementOf, type Agreement } from '../../apps/server/src/testing/chaos/agreement.ts'
import { newHelper, RoomAtWork } from '../../apps/server/src/testing/chaos/room-at-work.ts'
import { Person } from '../../apps/server/src/testing/person.ts'
import { Skipped, type Kind, type Place, type Struck } from './place.ts'

const PEOPLE = ['ada', 'bob', 'cyd']

/** What the rounds of one kind told. */
export type Told = {
  rounds: number
  acknowledged: number
  /** In the rooms, when all had come to rest: each compared on every screen. */
  messages: number
  /** Replies by how they ended. */
  ended: Record<string, number>
  faults: string[]
  struck: Struck[]
  skipped?: string
}

type Watch = (round: number, struck: Struck) => void

/** As many rounds as were asked for on the same servers, each in a room of its own. */
export async function play(kind: Kind, rounds: number, isQuick: boolean, watch: Watch): Promise<Told> {
  const told: Told = { rounds: 0, acknowledged: 0, messages: 0, ended: {}, faults: [], struck: [] }
  let place: Place | undefined
  try {
    place = await kind.open(isQuick)
    const people = await settle(place)
    for (let round = 0; round < rounds; round++) watch(round, await playOne(told, place, people, round))
  } catch (error) {
    if (error instanceof Skipped) return { ...told, skipped: error.message }
    told.faults.push(`round ${told.rounds + 1}: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await place?.stop()
  }
  return told
}

type People = { at: (place: Place) => Person[]; helper: Awaited<ReturnType<typeof newHelper>> }

async function settle(place: Place): Promise<People> {
  const [home = ''] = place.urls
  const people = await Promise.all(PEOPLE.map((name) => Person.register(home, name)))
  const helper = await newHelper(people[0] as Person)
  const at = ({ urls }: Place) => people.map((person, n) => person.at(urls[n % urls.length] ?? home))
  return { at, helper }
}

async function playOne(told: Told, place: Place, { at, helper }: People, round: number): Promise<Struck> {
  const room = await RoomAtWork.begin(at(place), helper)
  try {
    const struck = await place.strike(room, round)
    told.struck.push(struck)
    add(told, await agreementOf(room), round)
    return struck
  } finally {
    room.leave()
  }
}

function add(told: Told, { acknowledged, messages, replies, faults }: Agreement, round: number): void {
  told.rounds++
  told.acknowledged += acknowledged
  told.messages += messages
  for (const { status } of replies) told.ended[status] = (told.ended[status] ?? 0) + 1
  told.faults.push(...faults.map((fault) => `round ${round + 1}: ${fault}`))
}
