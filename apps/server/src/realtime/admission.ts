import type { Duplex } from 'node:stream'
import { TokenBucket } from '../token-bucket.ts'

/** R18 */
const HANDSHAKES_PER_SECOND = 100
/** Five seconds of handshakes: sooner than a client gives up, and it need not come back by luck. */
const MOST_WAITING = 5 * HANDSHAKES_PER_SECOND

type Waiting = { socket: Duplex; enter: () => void }

export type Admission = {
  /** Lets a handshake in, now or when it is its turn; false when too many wait. */
  admit(socket: Duplex, enter: () => void): boolean
  close(): void
}

/** Lets handshakes in as fast as the process bears; those of one moment wait for each other, and are not sent away. */
export function createAdmission(): Admission {
  const bucket = new TokenBucket({ perSecond: HANDSHAKES_PER_SECOND, burst: HANDSHAKES_PER_SECOND })
  const waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  function letIn() {
    timer = undefined
    while (waiting.length > 0 && bucket.take()) {
      const { socket, enter } = waiting.shift() as Waiting
      socket.off('error', ignore)
      enter()
    }
    if (waiting.length > 0) timer = setTimeout(letIn, Math.ceil(bucket.waitSeconds() * 1000))
  }

  return {
    admit(socket, enter) {
      if (waiting.length === 0 && bucket.take()) {
        enter()
        return true
      }
      if (waiting.length >= MOST_WAITING) return false
      // Node has given the socket away: a reset that nobody listens for would end the process.
      socket.on('error', ignore)
      waiting.push({ socket, enter })
      timer ??= setTimeout(letIn, Math.ceil(bucket.waitSeconds() * 1000))
      return true
    },
    close() {
      clearTimeout(timer)
      for (const { socket } of waiting.splice(0)) socket.destroy()
    },
  }
}

const ignore = () => {}
