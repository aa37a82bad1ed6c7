import type { Migration } from '../migration.ts'
import { accounts } from './0001-accounts.ts'
import { conversations } from './0002-conversations.ts'
import { rooms } from './0003-rooms.ts'
import { mentionsInThreads } from './0004-mentions-in-threads.ts'
import { cutAnswers } from './0005-cut-answers.ts'

/** In the order in which they run. */
export const migrations: readonly Migration[] = [
  accounts,
  conversations,
  rooms,
  mentionsInThreads,
  cutAnswers,
]
