import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Takes the data folder for this process; throws when another has it. The lock is SQLite's own: the system gives it back
 * when the process ends, however it ends.
 */
export function lockDataFolder(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, 'lock.db'))
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new Error(
      `Another Parley is running on ${dataDir}. Stop it, or give this one a PARLEY_DATA_DIR of its own.`,
      { cause },
    )
  }
  return () => lock.close()
}
