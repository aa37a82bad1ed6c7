import type { ChatState, LiveText, Part } from '@parley/contracts'

/**
 * A new snapshot, with the text of running attempts not shorter than it was shown. A snapshot may hold what was saved a
 * moment ago; within one attempt text only grows, so the longer one is the newer one. Only for snapshots of one epoch.
 */
export function keepLonger(snapshot: ChatState, shown: ChatState): ChatState {
  const live = Object.fromEntries(
    Object.entries(snapshot.live).map(([id, fresh]) => [id, longer(fresh, shown.live[id])]),
  )
  return { ...snapshot, live }
}

function longer(fresh: LiveText, shown: LiveText | undefined): LiveText {
  if (!shown || shown.attempt !== fresh.attempt || fresh.lengths) return fresh
  const parts = fresh.parts.map((part, index) => longerPart(part, shown.parts[index]))
  return { ...fresh, parts: [...parts, ...shown.parts.slice(parts.length)] }
}

const longerPart = (fresh: Part, shown: Part | undefined): Part =>
  shown && 'text' in fresh && 'text' in shown && shown.text.length > fresh.text.length
    ? { ...fresh, text: shown.text }
    : fresh
