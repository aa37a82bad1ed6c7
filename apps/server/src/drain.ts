import type { Logger } from 'pino'
import type { Worker } from './jobs/worker.ts'
import type { Sessions } from './realtime/sessions.ts'
import type { Sweeper } from './replies/sweeper.ts'
import type { ReplyWriter } from './replies/writer.ts'

/** How long answers may go on being written after the server was told to stop. */
const FINISH_WITHIN_MS = 6000
/** Over how long the clients that are sent away may spread their return. */
const SPREAD_MS = 3000

type Draining = {
  sweeper: Sweeper
  worker: Worker
  writer: ReplyWriter
  sessions: Sessions
  log: Logger
  http: { close(): PromiseLike<unknown> | undefined }
}

/** H4: takes on nothing new, lets answers finish, hands over those that do not, and says goodbye. */
export async function drain({ sweeper, worker, writer, sessions, log, http }: Draining): Promise<void> {
  await sweeper.stop()
  await worker.stop()
  await Promise.race([writer.idle(), pauseOf(FINISH_WITHIN_MS)])
  // When the store does not take them, their leases run out: that is no reason not to say goodbye.
  await writer
    .handOver()
    .catch((error: unknown) => log.error({ err: error }, 'answers could not be handed over'))
  sessions.bye(SPREAD_MS)
  sessions.stop()
  await http.close()
}

const pauseOf = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())
