import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onceAFrame } from './once-a-frame.ts'

let frames: (() => void)[] = []
const done: string[] = []
const doing = (what: string) => () => void done.push(what)
const tasks = () => vi.advanceTimersByTimeAsync(5)

async function paint() {
  const asked = frames
  frames = []
  for (const frame of asked) frame()
  await tasks()
}

beforeEach(() => {
  // Frames that do not come are given up for a timer: only the test may say how much time has passed.
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', () => {})
})
afterEach(async () => {
  while (frames.length > 0) await paint()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  done.length = 0
})

test('the first work waits for no frame, what comes after it waits until that has been painted', async () => {
  onceAFrame(doing('first'))
  await tasks()
  expect(done).toEqual(['first'])

  onceAFrame(doing('second'))
  onceAFrame(doing('third'))
  await tasks()
  expect(done).toEqual(['first'])
  await paint()
  expect(done).toEqual(['first', 'second', 'third'])
})

test('work that is done when all has been painted runs at once again', async () => {
  onceAFrame(doing('first'))
  await tasks()
  await paint()
  onceAFrame(doing('second'))
  await tasks()
  expect(done).toEqual(['first', 'second'])
})
