import type { IncomingMessage } from 'node:http'
import { afterPatience } from './patience.ts'

// Some way beyond the largest body that is taken. Who sends more than this, or slower, is cut off.
const MOST_BYTES = 32 * 1024 * 1024
const MOST_MS = 10_000

/**
 * Reads the rest of a body that nobody wants and throws it away: a client that finds the line closed while it is still
 * sending never reads the answer that says why.
 */
export function readLeftovers(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    let bytes = 0
    const endPatience = afterPatience(MOST_MS, finish)
    const count = (piece: Buffer) => {
      bytes += piece.length
      if (bytes > MOST_BYTES) finish()
    }
    request.on('data', count).once('end', finish).once('close', finish).once('error', finish).resume()

    function finish() {
      endPatience()
      request.off('data', count)
      resolve()
    }
  })
}
