'use client'

import { create } from 'zustand'
import { liveConnection } from './connection.ts'

// Who goes on typing says so every few seconds; a word that is lost must not leave somebody typing for ever.
const FORGET_MS = 6_000
const SAY_EVERY_MS = 3_000
const REST_MS = 5_000

/** Who is typing, by chat or thread. */
export const useTyping = create<{ places: Readonly<Record<string, readonly string[]>> }>(() => ({
  places: {},
}))

const placeOf = (chatId: string, threadId: string | null | undefined) => `${chatId}/${threadId ?? ''}`
const NOBODY: readonly string[] = []

export const useTypingIn = (chatId: string, threadId: string | undefined): readonly string[] =>
  useTyping(({ places }) => places[placeOf(chatId, threadId)] ?? NOBODY)

const timers = new Map<string, ReturnType<typeof setTimeout>>()

/** Hears who is typing in the rooms that are followed; what it returns ends that. */
export const followTyping = (): (() => void) =>
  liveConnection().onFrame((frame) => {
    if (frame.type === 'welcome') useTyping.setState({ places: {} })
    if (frame.type !== 'signal') return
    const { signal } = frame
    if (signal.kind === 'typing') set(placeOf(signal.chatId, signal.threadId), signal.personId, signal.on)
    // Who has said it has stopped typing it.
    if (signal.kind === 'chat.said') stopEverywhere(signal.chatId, signal.authorId)
  })

function set(place: string, personId: string, isOn: boolean) {
  const key = `${place}/${personId}`
  clearTimeout(timers.get(key))
  timers.delete(key)
  if (isOn)
    timers.set(
      key,
      setTimeout(() => set(place, personId, false), FORGET_MS),
    )
  const { places } = useTyping.getState()
  const before = places[place] ?? NOBODY
  if (before.includes(personId) === isOn) return
  const after = isOn ? [...before, personId] : before.filter((id) => id !== personId)
  useTyping.setState({ places: { ...places, [place]: after } })
}

function stopEverywhere(chatId: string, personId: string) {
  for (const place of Object.keys(useTyping.getState().places))
    if (place.startsWith(`${chatId}/`)) set(place, personId, false)
}

type Own = { saidAt: number; rest: ReturnType<typeof setTimeout> }
const own = new Map<string, Own>()

/** Tells others that one is typing: at the first key, every few seconds while it goes on, and when it rests. */
export function tellTyping(chatId: string, threadId: string | undefined) {
  const place = placeOf(chatId, threadId)
  const known = own.get(place)
  clearTimeout(known?.rest)
  const isDue = Date.now() - (known?.saidAt ?? 0) >= SAY_EVERY_MS
  if (isDue) say(chatId, threadId, true)
  own.set(place, {
    saidAt: isDue ? Date.now() : (known?.saidAt ?? 0),
    rest: setTimeout(() => tellRested(chatId, threadId), REST_MS),
  })
}

export function tellRested(chatId: string, threadId: string | undefined) {
  const place = placeOf(chatId, threadId)
  const known = own.get(place)
  if (!known) return
  clearTimeout(known.rest)
  own.delete(place)
  say(chatId, threadId, false)
}

const say = (chatId: string, threadId: string | undefined, on: boolean) =>
  liveConnection().send({ type: 'typing', chatId, on, ...(threadId !== undefined && { threadId }) })
