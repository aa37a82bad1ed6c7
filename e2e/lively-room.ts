import type { Agent, Chat, HandleAnswer, Message } from '@parley/contracts'
import { Api, register } from './api.ts'
import { newAccount, type Person } from './person.ts'
import { newHandle } from './room.ts'

/** Somebody without a browser, who only says and does things. */
export async function someone(url: string, name: string): Promise<Api & { id: string }> {
  const { session } = await register(url, newAccount(name))
  return Object.assign(new Api(url, session), { id: session.user.id })
}

type Talker = Pick<Api, 'must' | 'send'>

const handleOf = async (who: Talker): Promise<string> =>
  (await who.must<{ handle: string }>('/users/profile')).handle

const react = (who: Talker, { id }: Pick<Message, 'id'>, emoji: string) =>
  who.must(`/messages/${id}/reactions/${encodeURIComponent(emoji)}`, { method: 'PUT' })

/** An agent that says what it is told to, whatever it is asked. */
async function newScribe(owner: Talker, says: string): Promise<Agent> {
  const { free } = await owner.must<HandleAnswer>('/handles/scribe')
  return owner.must('/agents', {
    method: 'POST',
    body: {
      handle: free ? 'scribe' : newHandle('scribe'),
      name: 'Scribe',
      description: 'Keeps track of what was decided and what is open.',
      instructions: `You keep the minutes.\n/demo say="${says}" rate=0 ttft=0`,
      model: 'demo:demo',
      visibility: 'everyone',
    },
  })
}

/** A room in which something goes on: people, an agent, a thread, reactions, a pin, a mention, and what is not read yet. */
export async function livelyRoom({ api: ada }: Person): Promise<Chat> {
  const bob = await someone(ada.url, 'Bob Brown')
  const zoe = await someone(ada.url, 'Zoë van der Meulen')
  const mira = await someone(ada.url, 'Mira Okafor')
  const [adaHandle, bobHandle] = [await handleOf(ada), await handleOf(bob)]
  const scribe = await newScribe(
    ada,
    `Two things are open: the migration has not run on a copy of the real data (@${bobHandle}, today), and the dark screenshots are missing. The freeze is on Thursday at 18:00.`,
  )
  const room = await ada.newRoom('Spring release', {
    room: { topic: 'What ships in April, and what still stands in its way', visibility: 'public' },
    participants: [
      ...[bob, zoe, mira].map(({ id }) => ({ kind: 'person' as const, id })),
      { kind: 'agent', id: scribe.id },
    ],
  })
  const say = async (who: Talker, content: string, more = {}) =>
    (await who.send(room.id, content, more)).message

  const opening = await say(ada, 'Morning! The spring release is in reach. What still stands in its way?')
  await say(bob, 'The migration. It is written, but it has not run on a copy of the real data yet.')
  await say(bob, 'I can do that today.')
  const freeze = await say(zoe, 'The freeze is on Thursday at 18:00. Half of the screenshots are taken.')
  await ada.must(`/messages/${freeze.id}/pin`, { method: 'PUT' })
  for (const who of [ada, bob, mira]) await react(who, freeze, '👍')
  await react(mira, freeze, '🎉')
  await say(bob, 'Do we tell the people who run their own server beforehand?', { threadId: opening.id })
  await say(mira, 'Yes: a note a week before, with the new settings.', { threadId: opening.id })
  await say(mira, `@${scribe.handle} where do we stand?`)
  const { position } = await ada.answered(room.id)
  await ada.must(`/chats/${room.id}/read`, { method: 'PUT', body: { position } })
  await say(zoe, 'The dark ones are up now. All that is left is the room on a phone.')
  await say(bob, `@${adaHandle} can you look at the release notes before noon?`)
  return room
}

/** Rooms as they stand in a list: with news, with a mention, muted, archived. */
export async function otherRooms({ api: ada }: Person): Promise<void> {
  const bob = await someone(ada.url, 'Bob Brown')
  const handle = await handleOf(ada)
  const participants = [{ kind: 'person' as const, id: bob.id }]
  const [design, watch, old] = [
    await ada.newRoom('Design reviews', { participants }),
    await ada.newRoom('Night watch', { participants }),
    await ada.newRoom('Winter release', { participants, room: { visibility: 'public' } }),
  ]
  await bob.send(design.id, 'New drafts are in the folder.')
  await bob.send(design.id, `@${handle} have a look at the second one.`)
  await bob.send(watch.id, 'All quiet.')
  await ada.must(`/chats/${watch.id}/mute`, { method: 'PUT' })
  await ada.must(`/chats/${old.id}/closed`, { method: 'PUT' })
}
