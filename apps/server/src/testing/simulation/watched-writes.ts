import type { DatabaseSync } from 'node:sqlite'

const FAULTS = {
  'I9: the fence of a reply went back': ['replies', 'OF fence', 'new.fence < old.fence'],
  'I9: the attempt of a reply went back': ['replies', 'OF attempt', 'new.attempt < old.attempt'],
  'I1: the head of a stream went back': [
    'streams',
    'OF head',
    'new.epoch = old.epoch AND new.head < old.head',
  ],
  'I16: a reply that had ended runs again, and nobody asked': [
    'replies',
    'OF status',
    `new.status = 'running' AND old.status NOT IN ('queued', 'running')`,
  ],
} as const

/** Triggers that note what must never be written, whoever writes it and whether it is seen later or not; and who departs. */
export function watchWrites(writer: DatabaseSync, departs: (person: string, chat: string) => void): void {
  writer.function('departs', (person, chat) => {
    departs(String(person), String(chat))
    return null
  })
  writer.exec(`CREATE TRIGGER watched_departures AFTER DELETE ON participants
    BEGIN SELECT departs(old.id, old.chat_id); END`)
  writer.exec('CREATE TABLE IF NOT EXISTS watched_faults (fault text, about text)')
  for (const [index, [fault, [table, columns, when]]] of Object.entries(FAULTS).entries())
    writer.exec(`CREATE TRIGGER watched_${index} AFTER UPDATE ${columns} ON ${table} WHEN ${when}
      BEGIN INSERT INTO watched_faults VALUES ('${fault}', new.id); END`)
  writer.exec(`CREATE TRIGGER watched_chunks AFTER INSERT ON reply_chunks
    WHEN NOT EXISTS (SELECT 1 FROM replies WHERE id = new.reply_id AND attempt = new.attempt AND status = 'running')
    BEGIN INSERT INTO watched_faults VALUES ('I9: text of an attempt that is over was saved', new.reply_id); END`)
}
