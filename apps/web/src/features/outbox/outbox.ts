'use client'

import { newId, type CreateChat } from '@parley/contracts'
import { create } from 'zustand'
import { keptRecords } from '@/lib/kept-records.ts'
import { inboxNow } from '@/lib/live/inbox.ts'
import type { OutboxEntry } from './entry.ts'

type Outbox = { entries: Record<string, OutboxEntry> }

const kept = keptRecords<OutboxEntry>('parley.outbox')

/** What was written and is not known to have arrived. It survives a reload. */
export const useOutbox = create<Outbox>(() => ({ entries: {} }))

/** Takes up what an earlier page left, and what other tabs write and send. What it returns ends that. */
export function loadOutbox(): () => void {
  const left = Object.values(kept.all()).map((entry) => asLeft(entry))
  useOutbox.setState(({ entries }) => ({ entries: { ...byId(left), ...entries } }))
  return kept.onOthers((id, entry) => (entry ? show(asElsewhere(entry)) : forget(id)))
}

/** Whether a try by a page that is gone arrived is not known; sending it again is safe. */
const asLeft = (entry: OutboxEntry): OutboxEntry =>
  entry.status === 'failed' ? entry : { ...entry, status: 'waiting', tryAt: 0 }

// Another tab is at it; should that tab be closed, this one takes over.
const TAKE_OVER_MS = 15_000
const asElsewhere = (entry: OutboxEntry): OutboxEntry =>
  entry.status === 'failed' ? entry : { ...entry, status: 'waiting', tryAt: Date.now() + TAKE_OVER_MS }

const byId = (entries: OutboxEntry[]) => Object.fromEntries(entries.map((entry) => [entry.id, entry]))

export type Writing = Pick<OutboxEntry, 'chatId' | 'content' | 'parentId' | 'threadId' | 'model'> & {
  newChat?: CreateChat
}

/** Puts a message into the outbox; false while it is not known yet who is writing. */
export function post({ newChat, ...writing }: Writing): OutboxEntry | null {
  const profile = inboxNow()?.profile
  if (!profile) return null
  const entry: OutboxEntry = {
    ...writing,
    id: newId(),
    personId: profile.id,
    personName: profile.name,
    messageId: newId(),
    replyId: newId(),
    ...(newChat && { creates: { opId: newId(), chat: newChat } }),
    writtenAt: Date.now(),
    status: 'waiting',
    failures: 0,
    tryAt: 0,
    reason: null,
  }
  put(entry)
  return entry
}

export function put(entry: OutboxEntry) {
  // Once the server has it, nothing needs to survive here.
  if (entry.status === 'sent') kept.drop(entry.id)
  else kept.keep(entry.id, entry)
  show(entry)
}

/** Tries a refused one again, as a new op: the refusal is what the old op will always answer. */
export function retry(entry: OutboxEntry) {
  discard(entry.id)
  const creates = entry.creates && { ...entry.creates, opId: newId() }
  put({ ...entry, id: newId(), creates, status: 'waiting', failures: 0, tryAt: 0, reason: null })
}

export function discard(id: string) {
  kept.drop(id)
  forget(id)
}

export const entriesOf = (entries: Record<string, OutboxEntry>, chatId: string): OutboxEntry[] =>
  Object.values(entries)
    .filter((entry) => entry.chatId === chatId)
    .toSorted((a, b) => a.writtenAt - b.writtenAt)

const show = (entry: OutboxEntry) =>
  useOutbox.setState(({ entries }) => ({ entries: { ...entries, [entry.id]: entry } }))

const forget = (id: string) =>
  useOutbox.setState(({ entries }) => {
    const { [id]: _gone, ...rest } = entries
    return { entries: rest }
  })
