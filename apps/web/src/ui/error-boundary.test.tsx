// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'
import { buttonCalled, mount, press } from './testing.tsx'

let broken = true
function Part() {
  if (broken) throw new Error('no such part')
  return <p>All well</p>
}

const list = (resetKey: string) => (
  <ErrorBoundary region="The message list" resetKey={resetKey}>
    <Part />
  </ErrorBoundary>
)

beforeEach(() => {
  broken = true
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})

test('a fault stays in its region and says which one', () => {
  const { host } = mount(
    <>
      <p>Beside it</p>
      {list('a')}
    </>,
  )
  expect(host.textContent).toContain('Beside it')
  expect(host.textContent).toContain('The message list failed to show')
})

test('trying again shows the region when the fault is gone', async () => {
  const { host } = mount(list('a'))
  broken = false
  await press(buttonCalled('Try again'))
  expect(host.textContent).toBe('All well')
})

test('another chat tries again by itself', () => {
  const { host, rerender } = mount(list('a'))
  broken = false
  rerender(list('b'))
  expect(host.textContent).toBe('All well')
})

test('the details hold region and fault, ready to copy', async () => {
  const writeText = vi.fn(async (_text: string) => undefined)
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  mount(list('a'))
  await press(buttonCalled('Copy details'))
  expect(writeText.mock.calls[0]?.[0]).toMatch(/Region: The message list[\s\S]*no such part/)
})
