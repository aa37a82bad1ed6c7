import type { Migration } from '../migration.ts'
import { accounts } from './0001-accounts.ts'
import { conversations } from './0002-conversations.ts'

/** In the order in which they run. */
export const migrations: readonly Migration[] = [accounts, conversations]
