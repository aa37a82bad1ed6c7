import { createServer } from 'node:net'

// Below those that a system gives to whoever connects or asks for any: none of these is taken by chance between being
// found and being listened on, nor while a server that is started again is down.
const FIRST = 20_000
const COUNT = 12_000
const APART = 37

// Processes that look at the same time begin apart.
let next = process.pid * APART

/** A port of 127.0.0.1 that nothing listens on: the wanted one, or else any that was not given out here before. */
export async function freePort(wanted = 0) {
  if (wanted !== 0 && (await isFree(wanted))) return wanted
  for (let tries = 0; tries < COUNT; tries++) {
    const port = FIRST + (next++ % COUNT)
    if (await isFree(port)) return port
  }
  throw new Error(`None of the ports from ${FIRST} on is free.`)
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
