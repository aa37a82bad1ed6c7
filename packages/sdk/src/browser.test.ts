import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextFrame } from './next-frame.ts'
import { browserPage } from './page-signals.ts'
import { isLoopback, socketUrl } from './socket-url.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page with frames that the test paints. */
function page(visibilityState: 'visible' | 'hidden') {
  const frames: (() => void)[] = []
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState }))
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.splice(frame - 1, 1))
  return { paint: () => frames.splice(0).forEach((run) => run()) }
}

test('a flush comes before the next painting, once', () => {
  let flushes = 0
  const { paint } = page('visible')
  nextFrame(() => (flushes += 1))
  expect(flushes).toBe(0)
  paint()
  vi.advanceTimersByTime(1_000)
  expect(flushes).toBe(1)
})

test('a page that is hidden before its frame comes is flushed all the same, once', () => {
  let flushes = 0
  const { paint } = page('visible')
  nextFrame(() => (flushes += 1))
  vi.advanceTimersByTime(250)
  expect(flushes).toBe(1)
  paint()
  expect(flushes).toBe(1)
})

test.each(['hidden page', 'no page'])('without painting, a flush comes within 50 ms: %s', (where) => {
  let flushes = 0
  if (where === 'hidden page') page('hidden')
  nextFrame(() => (flushes += 1))
  vi.advanceTimersByTime(50)
  expect(flushes).toBe(1)
})

test('outside a browser one is online, visible and left alone', () => {
  expect(browserPage.isOnline()).toBe(true)
  expect(browserPage.isHidden()).toBe(false)
  expect(() => browserPage.onSignal(() => {})()).not.toThrow()
})

test('in a browser its events are told until one leaves', () => {
  const window = new EventTarget()
  const document = Object.assign(new EventTarget(), { visibilityState: 'hidden' })
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', document)
  const told: string[] = []
  const leave = browserPage.onSignal((signal) => told.push(signal))
  const all = () => {
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    document.dispatchEvent(new Event('visibilitychange'))
  }
  all()
  document.visibilityState = 'visible'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(told).toEqual(['offline', 'online', 'hidden', 'visible'])
  leave()
  all()
  expect(told).toHaveLength(4)
})

test('socket addresses follow the page and its protocol', () => {
  expect(socketUrl('http://localhost:3000/api/ws').href).toBe('ws://localhost:3000/api/ws')
  expect(socketUrl('wss://chat.example.org/api/ws').href).toBe('wss://chat.example.org/api/ws')
  vi.stubGlobal('location', { href: 'https://chat.example.org/chat/7' })
  expect(socketUrl('/api/ws').href).toBe('wss://chat.example.org/api/ws')
})

test.each([
  ['http://localhost:3000', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:3000', true],
  ['https://chat.example.org', false],
  ['http://192.168.1.7', false],
])('%s runs on this machine: %s', (url, here) => {
  expect(isLoopback(socketUrl(url))).toBe(here)
})
