// @vitest-environment jsdom
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'
import { later, laterDialog } from './later.tsx'
import { Toaster } from './toaster.tsx'
import { buttonCalled, find, mount, press } from './testing.tsx'

const Panel = ({ title }: { title: string }) => <p>{title} is here</p>

test('what is around a part stays, with its focus, while the part is fetched', async () => {
  const fetched = Promise.withResolvers<typeof Panel>()
  const Part = later(
    () => fetched.promise,
    () => <p>One moment</p>,
  )
  const screen = (isOpen: boolean) => (
    <>
      <input />
      {isOpen && <Part title="The panel" />}
    </>
  )
  const { host, rerender } = mount(screen(false))
  const field = find('input')
  field.focus()
  rerender(screen(true))
  expect(host.textContent).toBe('One moment')
  expect(document.activeElement).toBe(field)
  await act(async () => fetched.resolve(Panel))
  expect(host.textContent).toBe('The panel is here')
  expect(document.activeElement).toBe(field)
})

test('a part that could not be fetched fails in its region, and is fetched again when somebody tries again', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  let isAway = true
  const Part = later<{ title: string }>(() =>
    isAway ? Promise.reject(new Error('no network')) : Promise.resolve(Panel),
  )
  const { host } = mount(
    <ErrorBoundary region="The aside">
      <Part title="The panel" />
    </ErrorBoundary>,
  )
  await act(async () => {})
  expect(host.textContent).toContain('The aside failed to show')
  isAway = false
  await press(buttonCalled('Try again'))
  expect(host.textContent).toBe('The panel is here')
})

test('a dialog that could not be fetched is closed, and it is said why', async () => {
  const closed: string[] = []
  const Dialog = laterDialog<{ title: string }>(
    () => Promise.reject(new Error('no network')),
    ({ title }) => closed.push(title),
  )
  const { host } = mount(
    <ErrorBoundary region="The page">
      <Toaster />
      <Dialog title="Delete this chat?" />
    </ErrorBoundary>,
  )
  await act(async () => {})
  expect(closed).toEqual(['Delete this chat?'])
  expect(host.textContent).not.toContain('failed to show')
  await expect.poll(() => document.body.textContent).toContain('That could not be loaded')
})
