import { branchOf, type ChatState } from '@parley/contracts'

/** What a screen shows of a chat: a client that has been there longer also keeps branches a fresh load does not bring. */
export function visible(state: ChatState | null) {
  if (!state) return null
  const branch = branchOf(state)
  const keys = new Set(['root', ...branch.map((message) => message.id)])
  return {
    ...state,
    // A name belongs to the person, not to the chat: it is as it was when it was loaded.
    // What their devices have is told in its own time.
    participants: state.participants.map(
      ({ name: _name, deliveredPosition: _delivered, ...participant }) => participant,
    ),
    messages: branch,
    children: Object.fromEntries(Object.entries(state.children).filter(([key]) => keys.has(key))),
  }
}

/** Objects with their keys in order: what a key was set after does not matter. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]),
  )
}
