import { newId } from '@parley/contracts'
import type { World } from './world.ts'

const DOWN_MS = 200

/** Goes back to the last backup as a person does it: every server ends, the rows are put back, all epochs are new (R5). */
export function undoTo(world: World): void {
  const { kept, database } = world
  if (!kept) return
  world.machines.killAll(DOWN_MS)
  world.time.after(
    DOWN_MS / 2,
    () => {
      const undone = database.all<{ epoch: string }>('SELECT epoch FROM streams').map(({ epoch }) => epoch)
      database.restore(kept.rows)
      for (const { id } of database.all<{ id: string }>('SELECT id FROM streams'))
        database.writer.prepare('UPDATE streams SET epoch = ? WHERE id = ?').run(newId(), id)
      world.restores++
      world.peeks.length = 0
      world.evidence.restored(undone)
      for (const op of world.outbox.asked)
        if (op.answers.length > 0 && !kept.answered.has(op.opId)) op.isUndone = true
    },
    world.time.world,
  )
}
