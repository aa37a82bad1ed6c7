const MOST_COUNTED = 2 ** 26
const FIRST_COUNTED = 2 ** 25
// A clock that was put right by more than this is believed again.
const SET_BACK_MS = 10_000

/**
 * Makes a UUIDv7 (RFC 9562): sortable by time, so that rows made later sort later, also within a millisecond and while the
 * clock is set back a little. Who creates a thing names it.
 */
// Not `Date.now` itself: a clock that is set for a test is set after this was read.
export const newId = idsBy(() => Date.now())

/** Behind the time stand a counter of 26 bits, which begins anywhere in its lower half, and 48 bits of chance. */
export function idsBy(clock: () => number): () => string {
  let time = 0
  let counter = 0
  return () => {
    const [start, chance, more] = [draw(), draw(), draw()]
    const now = clock()
    counter += 1
    if (now > time || now < time - SET_BACK_MS) {
      time = now
      counter = start % FIRST_COUNTED
    } else if (counter === MOST_COUNTED) {
      time += 1
      counter = start % FIRST_COUNTED
    }
    return [
      hex(Math.floor(time / 2 ** 16), 8),
      hex(time % 2 ** 16, 4),
      hex(0x7000 + Math.floor(counter / 2 ** 14), 4),
      hex(0x8000 + (counter % 2 ** 14), 4),
      hex(chance, 8) + hex(more % 2 ** 16, 4),
    ].join('-')
  }
}

/** Asked for in large pieces: to ask for each id costs a server more than all else of an id. */
const drawn = new Uint32Array(192)
let used = drawn.length

function draw(): number {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn)
    used = 0
  }
  return drawn[used++] ?? 0
}

function hex(number: number, digits: number) {
  return number.toString(16).padStart(digits, '0')
}
