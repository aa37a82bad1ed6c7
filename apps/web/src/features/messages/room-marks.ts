import type { ChatState } from '@parley/contracts'
import { elsewhereOf } from '@/features/places/stands.ts'
import { reachOf, readersOf, type Reach, type Readers } from '@/features/receipts/marks.ts'
import type { Row } from './rows.ts'

/** What others make of the messages of a room: who has read how far, and who stands elsewhere. */
export type Marks = { readers: Readers; elsewhere: Readonly<Record<string, string>>; reach: Reach }

export function marksOf(state: ChatState, rows: readonly Row[], ownId: string | null): Marks {
  const { participants } = state
  const elsewhere = elsewhereOf(state, rows, ownId)
  return {
    readers: readersOf(rows, participants, ownId, elsewhere),
    elsewhere,
    reach: reachOf(rows, participants, ownId, elsewhere),
  }
}
