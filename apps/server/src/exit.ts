import { logOutput } from './log.ts'
import { afterPatience } from './patience.ts'

/** Longer than it takes to write what waits to be written. */
const WRITTEN_WITHIN_MS = 1500

let isRead = true

/** Who reads our lines may end before we do: `npm start | head`. That is no reason to stop. */
export function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
  logOutput.on('error', () => {
    isRead = false
    // While the process exits, the log would try for ever to write what is left, and the process would stay.
    logOutput.flushSync = () => {}
  })
}

/** Ends the process when what was logged is out, if there is anybody to read it. */
export function exit(code: number): void {
  const leave = () => process.exit(code)
  if (!isRead) return leave()
  logOutput.once('drain', leave).once('error', leave).write('')
  // Not by `process.exit`, which would wait for a write that nobody reads. A turn later: after a long turn timers come
  // first, and would end with a false code what has just heard that all is written.
  const kill = () => process.kill(process.pid, 'SIGKILL')
  afterPatience(WRITTEN_WITHIN_MS, () => setImmediate(kill))
}
