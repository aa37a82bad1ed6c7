import { standOf, type ChatState } from '@parley/contracts'
import type { Row } from '@/features/messages/rows.ts'

// A branch that begins further up is told of once that is loaded.
const MOST_STEPS = 2_000

/** Of each message shown, by id: who stands on a branch that begins there, as ids with blanks between. */
export function elsewhereOf(
  state: ChatState,
  rows: readonly Row[],
  ownId: string | null,
): Readonly<Record<string, string>> {
  if (state.participants.every(({ placeId }) => placeId === null)) return NOWHERE
  const shown = new Set(rows.flatMap((row) => (row.kind === 'message' ? [row.id] : [])))
  const found: Record<string, string[]> = {}
  for (const { id, kind } of state.participants) {
    if (kind !== 'person' || id === ownId) continue
    const stand = standOf(state, id)
    const point = stand === null || shown.has(stand) ? null : branchPoint(state, stand, shown)
    if (point !== null) (found[point] ??= []).push(id)
  }
  return Object.fromEntries(Object.entries(found).map(([id, people]) => [id, people.join(' ')]))
}

const NOWHERE: Readonly<Record<string, string>> = {}

function branchPoint(state: ChatState, stand: string, shown: ReadonlySet<string>): string | null {
  let at: string | null = stand
  for (let step = 0; at !== null && step < MOST_STEPS; step++) {
    if (shown.has(at)) return at
    at = state.messages[at]?.parentId ?? null
  }
  return null
}
