// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { buttonCalled, find, mount, press } from './testing.tsx'

const question = (onConfirm: () => Promise<void>, onOpenChange: (open: boolean) => void) => (
  <ConfirmDialog
    open
    onOpenChange={onOpenChange}
    title="Delete this chat?"
    description="It cannot be brought back."
    confirmLabel="Delete chat"
    danger
    onConfirm={onConfirm}
  />
)

test('the question is named, described, and starts on the harmless answer', () => {
  mount(question(vi.fn(), vi.fn()))
  const dialog = find('[role="alertdialog"]')
  const textOf = (attribute: string) =>
    document.getElementById(dialog.getAttribute(attribute) ?? '')?.textContent
  expect(textOf('aria-labelledby')).toBe('Delete this chat?')
  expect(textOf('aria-describedby')).toBe('It cannot be brought back.')
  expect(document.activeElement).toBe(buttonCalled('Cancel'))
})

test('it closes when the work is done', async () => {
  const onOpenChange = vi.fn()
  mount(question(async () => undefined, onOpenChange))
  await press(buttonCalled('Delete chat'))
  expect(onOpenChange).toHaveBeenCalledWith(false)
})

test('it stays and says so when the work fails', async () => {
  const onOpenChange = vi.fn()
  mount(question(() => Promise.reject(new Error('offline')), onOpenChange))
  await press(buttonCalled('Delete chat'))
  expect(onOpenChange).not.toHaveBeenCalled()
  expect(find('[role="alert"]').textContent).toMatch(/did not work/)
})
