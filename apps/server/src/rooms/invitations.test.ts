import {
  inboxStream,
  newId,
  type Chat,
  type CreatedInvitation,
  type Invitation,
  type InvitationPreview,
  type Paged,
  type Participant,
} from '@parley/contracts'
import { expect, test } from 'vitest'
import { linkIn, mailServer } from '../auth/testing/mail-server.ts'
import type { Person } from '../testing/person.ts'
import { testApp, testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'
import { verifyAction } from '../testing/verify-action.ts'

const DAY_MS = 24 * 3_600_000
const post = (body?: object, key = newId()) => ({
  method: 'POST',
  ...(body && { body }),
  headers: { 'idempotency-key': key },
})
const invite = (person: Person, chatId: string, args: object = {}, key?: string) =>
  person.must<CreatedInvitation>(`/chats/${chatId}/invitations`, post(args, key))
const tokenOf = ({ url }: { url: string }) => url.slice(url.lastIndexOf('/') + 1)
const acceptPath = (invitation: { url: string }) => `/invitations/${tokenOf(invitation)}/accept`
const listed = async (person: Person, chatId: string) =>
  (await person.must<Paged<Invitation>>(`/chats/${chatId}/invitations`)).items

test('a link brings people into a room with its role, says before what it is to, and keeps no secret', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom([], { topic: 'Shapes' })
  const key = newId()
  const created = await invite(ada, room.id, { role: 'viewer', maxUses: 5 }, key)
  expect(await invite(ada, room.id, { role: 'viewer', maxUses: 5 }, key)).toEqual(created)
  expect(Buffer.from(tokenOf(created), 'base64url')).toHaveLength(32)

  const anybody = await fetch(ada.address(`/invitations/${tokenOf(created)}`))
  expect(await anybody.json()).toEqual({
    title: 'The room',
    topic: 'Shapes',
    people: 1,
    role: 'viewer',
    invitedBy: 'ada',
    email: null,
    chatId: null,
  })
  await verifyAction(cast, ada, room.id, () => bob.must(acceptPath(created), post()))
  expect((await bob.must<InvitationPreview>(`/invitations/${tokenOf(created)}`)).chatId).toBe(room.id)
  // Who is in the room already takes no use of it, and keeps their role.
  expect((await ada.must<Chat>(acceptPath(created), post())).id).toBe(room.id)
  const { items } = await bob.must<Paged<Participant>>(`/chats/${room.id}/participants`)
  expect(items.map(({ role }) => role)).toEqual(['owner', 'viewer'])
  expect(await listed(ada, room.id)).toMatchObject([{ uses: 1, open: true, createdBy: { name: 'ada' } }])

  const kept = await cast.app.spine.store.db.selectFrom('ops').select('answer').execute()
  const rows = await cast.app.spine.store.db.selectFrom('invitations').selectAll().execute()
  expect(JSON.stringify([kept, rows])).not.toContain(tokenOf(created))
})

test('[R6] accepting twice under one key is one use; an invitation for one lets in one', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const eve = await cast.person('eve')
  const room = await ada.newRoom()
  const once = await invite(ada, room.id, { maxUses: 1 })
  const key = newId()
  await bob.must(acceptPath(once), post(undefined, key))
  await bob.must(acceptPath(once), post(undefined, key))
  expect(await eve.refused(acceptPath(once), post())).toBe('invitation_used_up')
  expect(await eve.refused(`/invitations/${tokenOf(once)}`)).toBe('invitation_used_up')
  expect((await eve.ask(`/invitations/${tokenOf(once)}`)).status).toBe(410)
  const both = await invite(ada, room.id, { maxUses: 1 })
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, { method: 'DELETE' })
  const dan = await cast.person('dan')
  const answers = await Promise.all([eve, dan].map((one) => one.ask(acceptPath(both), post())))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
})

test('an invitation that has expired, was taken back, or is to a room that is gone or closed lets nobody in', async () => {
  let skipped = 0
  await using cast = await testCast({ now: () => Date.now() + skipped })
  const { ada, bob } = cast
  const [room, gone, closed] = [await ada.newRoom(), await ada.newRoom(), await ada.newRoom()]
  const short = await invite(ada, room.id, { expiresInHours: 1 })
  const week = await invite(ada, room.id)
  const forEver = await invite(ada, room.id, { expiresInHours: null })
  const revoked = await invite(ada, room.id, { expiresInHours: null })
  const [toGone, toClosed] = [await invite(ada, gone.id), await invite(ada, closed.id)]
  await ada.must(`/chats/${gone.id}`, { method: 'DELETE' })
  await ada.must(`/chats/${closed.id}/closed`, { method: 'PUT' })
  const path = `/chats/${room.id}/invitations/${revoked.invitation.id}`
  await ada.must(path, { method: 'DELETE' })
  await ada.must(path, { method: 'DELETE' })
  expect(await bob.refused(acceptPath(toGone), post())).toBe('not_found')
  expect(await bob.refused(acceptPath(toClosed), post())).toBe('room_closed')
  expect(await ada.refused(`/chats/${closed.id}/invitations`, post({}))).toBe('room_closed')
  expect(await bob.refused('/invitations/there-is-no-such-token-at-all/accept', post())).toBe('not_found')
  skipped = 2 * 3_600_000
  const late = await cast.person('late')
  expect(await late.refused(acceptPath(short), post())).toBe('invitation_expired')
  skipped = 8 * DAY_MS
  const later = await cast.person('later')
  expect(await later.refused(acceptPath(week), post())).toBe('invitation_expired')
  expect(await later.refused(acceptPath(revoked), post())).toBe('invitation_revoked')
  await later.must(acceptPath(forEver), post())
})

test('nobody is sent a letter who is in the room already', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const room = await ada.newRoom([bob])
  const path = `/chats/${room.id}/invitations`
  expect(await ada.refused(path, post({ email: 'Bob@Example.com' }))).toBe('already_participant')
  expect(await listed(ada, room.id)).toEqual([])
  await invite(ada, room.id, { email: 'eve@example.com' })
})

test('who was removed comes in by no link; by a letter of a manager that was written afterwards', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const eve = await cast.person('eve')
  const room = await ada.newRoom([eve], { invites: 'members' })
  const email = 'bob@example.com'
  const [link, before] = [await invite(ada, room.id), await invite(ada, room.id, { email })]
  await ada.must(`/chats/${room.id}/participants`, post({ kind: 'person', id: bob.id }))
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, { method: 'DELETE' })
  const ofMember = await invite(eve, room.id, { email })
  for (const invitation of [link, before, await invite(ada, room.id), ofMember]) {
    expect(await bob.refused(acceptPath(invitation), post())).toBe('removed_from_room')
    expect(await bob.refused(`/invitations/${tokenOf(invitation)}`)).toBe('removed_from_room')
  }
  const letter = await invite(ada, room.id, { email, role: 'viewer' })
  expect(await eve.must<InvitationPreview>(`/invitations/${tokenOf(letter)}`)).toMatchObject({ email })
  const dan = await cast.person('dan')
  expect(await dan.refused(acceptPath(letter), post())).toBe('invitation_for_another')
  await bob.must(acceptPath(letter), post())
  expect((await bob.snapshot(inboxStream(bob.id))).state).toMatchObject({ chats: { [room.id]: {} } })
})

test('nobody invites beyond their own role, or any more once they may not; others’ invitations are not theirs', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const [eve, dan] = [await cast.person('eve'), await cast.person('dan')]
  const room = await ada.newRoom([bob, [eve, 'viewer']], { invites: 'members' })
  const path = `/chats/${room.id}/invitations`
  expect(await eve.refused(path, post({}))).toBe('forbidden')
  expect(await eve.refused(path)).toBe('forbidden')
  expect(await bob.refused(path, post({ role: 'admin' }))).toBe('forbidden')
  expect(await dan.refused(path, post({}))).toBe('not_found')
  const [byAda, byBob] = [await invite(ada, room.id), await invite(bob, room.id)]
  expect((await listed(bob, room.id)).map(({ id }) => id)).toEqual([byBob.invitation.id])
  expect(await listed(ada, room.id)).toHaveLength(2)
  const page = await ada.must<Paged<Invitation>>(`${path}?limit=1`)
  const rest = await ada.must<Paged<Invitation>>(`${path}?limit=1&cursor=${page.nextCursor}`)
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(
    (await listed(ada, room.id)).map(({ id }) => id),
  )
  expect(await bob.refused(`${path}/${byAda.invitation.id}`, { method: 'DELETE' })).toBe('not_found')
  await ada.must(`/chats/${room.id}/participants/${bob.id}`, { method: 'PATCH', body: { role: 'viewer' } })
  expect(await dan.refused(acceptPath(byBob), post())).toBe('invitation_revoked')
  const direct = await ada.newChat()
  expect(await ada.refused(`/chats/${direct.id}/invitations`, post({}))).toBe('not_a_room')
})

test('invitations are ops too', async () => {
  await using cast = await testCast()
  const { ada, bob } = cast
  const { id: chatId } = await ada.newRoom()
  const created = (await ada.op<CreatedInvitation>('invitation.create', { chatId })) as CreatedInvitation
  expect(await bob.op('invitation.create', { chatId })).toBe('not_found')
  expect(await bob.op('invitation.accept', { token: tokenOf(created) })).toMatchObject({ id: chatId })
  const invitationId = created.invitation.id
  expect(await bob.op('invitation.revoke', { chatId, invitationId })).toBe('not_found')
  expect(await ada.op('invitation.revoke', { chatId, invitationId })).toBe(null)
  expect(await listed(ada, chatId)).toMatchObject([{ open: false }])
})

test('an invited address may register though registration is closed, and comes in by the link of the letter', async () => {
  await using mail = await mailServer()
  await using app = await testApp({
    env: { REGISTRATION: 'closed', SMTP_URL: mail.url, PUBLIC_URL: 'https://chat.example.org' },
  })
  const ada = await app.person('ada')
  const room = await ada.newRoom()
  const email = { email: 'bob@example.com', password: 'bob likes tests', name: 'bob' }
  expect(await ada.refused('/auth/register', post(email))).toBe('registration_closed')
  const { invitation, url } = await invite(ada, room.id, { email: ' Bob@Example.com ', maxUses: 7 })
  expect(invitation).toMatchObject({ email: 'bob@example.com', maxUses: 1 })
  const letter = await until(() => mail.received.find((message) => message.includes('bob@example.com')))
  expect(linkIn(letter)).toBe(url)
  expect(url).toMatch(/^https:\/\/chat\.example\.org\/join\//)

  expect(await ada.refused('/auth/register', post({ ...email, email: 'eve@example.com' }))).toBe(
    'registration_closed',
  )
  const options = (of: { url: string }) => ada.must(`/auth/options?invitation=${tokenOf(of)}`)
  const toAnybody = await invite(ada, room.id)
  expect(await options(toAnybody)).toMatchObject({ registration: false, invitedAddress: null })
  expect(await options({ url })).toMatchObject({ registration: true, invitedAddress: email.email })
  const bob = await app.person('bob')
  await bob.must(acceptPath({ url }), post())
  expect(await listed(ada, room.id)).toMatchObject([{ open: true }, { open: false, uses: 1 }])
  expect(await options({ url })).toMatchObject({ registration: false, invitedAddress: null })
  expect(await ada.refused('/auth/register', post({ ...email, email: 'b.o.b@example.com' }))).toBe(
    'registration_closed',
  )
})
