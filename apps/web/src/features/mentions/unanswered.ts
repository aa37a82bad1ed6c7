import { MAX_ASKED, mentionsIn, type Participant, type Room } from '@parley/contracts'
import { answersAnother } from './suggest.ts'

type InRoom = { room: Pick<Room, 'agentsAnswer'>; participants: readonly Participant[]; ownId: string }

/** Why agents that a text mentions will not answer it; null when all of them will, or none is mentioned. */
export function unansweredBy(text: string, { room, participants, ownId }: InRoom): string | null {
  const agents = mentionsIn(text).flatMap(
    (handle) => participants.find((one) => one.kind === 'agent' && one.handle === handle) ?? [],
  )
  if (agents.length === 0) return null
  if (room.agentsAnswer === 'never') return 'Agents do not answer in this room.'
  const others = agents.filter((agent) => answersAnother(agent, ownId))
  const able = agents.filter((agent) => !others.includes(agent))
  const sentences = others.map((agent) => onlyAnswers(agent, participants))
  if (able.length > MAX_ASKED)
    sentences.push(`Only five agents answer one message: not ${named(able.slice(MAX_ASKED))}.`)
  return sentences.length === 0 ? null : sentences.join(' ')
}

function onlyAnswers({ name, answersOnly }: Participant, participants: readonly Participant[]): string {
  const owner = participants.find(({ id }) => id === answersOnly)
  return `${name} answers ${owner ? owner.name : 'its owner'} only.`
}

const named = (agents: readonly Participant[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(agents.map(({ name }) => name))
