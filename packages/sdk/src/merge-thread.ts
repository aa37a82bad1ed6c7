import type { ChatState, Message, MessagePage } from '@parley/contracts'
import { mergeEarlier } from './merge-earlier.ts'

/** The state with a page of a thread, which is held from then on: its end, or what is above what is held of it. */
export function mergeThread(state: ChatState, rootId: string, page: MessagePage): ChatState {
  const merged = mergeEarlier(state, page)
  const added = page.items.filter(({ threadId }) => threadId === rootId).map(({ id }) => id)
  const position = (id: string) => merged.messages[id]?.position ?? 0
  const ids = [...new Set([...added, ...(state.threads[rootId] ?? [])])]
  return {
    ...merged,
    threads: { ...state.threads, [rootId]: ids.toSorted((a, b) => position(a) - position(b)) },
  }
}

/** The state without a thread and what was said in it; the message it is below stays. */
export function withoutThread(state: ChatState, rootId: string): ChatState {
  if (!(rootId in state.threads)) return state
  const { [rootId]: _left, ...threads } = state.threads
  const isIn = ({ threadId }: Message) => threadId === rootId
  const messages = Object.fromEntries(Object.entries(state.messages).filter(([, message]) => !isIn(message)))
  const live = Object.fromEntries(Object.entries(state.live).filter(([id]) => id in messages))
  return { ...state, threads, messages, live }
}

/** A new snapshot, which has no threads, with one as it was shown, until it is loaded again. */
export function keepThread(snapshot: ChatState, shown: ChatState, rootId: string): ChatState {
  const ids = shown.threads[rootId]
  if (!ids) return snapshot
  const shownOf = <Value>(values: Record<string, Value>) =>
    Object.fromEntries(ids.flatMap((id) => (values[id] === undefined ? [] : [[id, values[id]]])))
  return {
    ...snapshot,
    threads: { ...snapshot.threads, [rootId]: ids },
    messages: { ...shownOf(shown.messages), ...snapshot.messages },
    live: { ...shownOf(shown.live), ...snapshot.live },
  }
}
