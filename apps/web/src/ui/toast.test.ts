import { beforeEach, expect, test, vi } from 'vitest'

const view = {
  message: vi.fn(),
  success: vi.fn(),
  info: vi.fn(),
  warning: vi.fn(),
  error: vi.fn(),
  loading: vi.fn(),
  dismiss: vi.fn(),
}

beforeEach(() => {
  vi.resetModules()
  vi.clearAllMocks()
})

const load = async () => {
  const { toast, openToasts } = await import('./toast.ts')
  return { toast, open: () => openToasts(view) }
}

test('what is said before the view is there is shown when it comes, in order and once', async () => {
  const { toast, open } = await load()
  const id = toast.success('Archived')
  toast.error('Offline', { description: 'Trying again.' })
  toast.dismiss(id)
  expect(view.success).not.toHaveBeenCalled()

  open()()
  open()
  expect(view.success.mock.calls).toEqual([['Archived', { id }]])
  expect(view.error.mock.calls[0]).toMatchObject(['Offline', { description: 'Trying again.' }])
  expect(view.dismiss.mock.calls).toEqual([[id]])
})

test('with the view there it is shown at once', async () => {
  const { toast, open } = await load()
  open()
  toast.success('Saved', { id: 'mine' })
  expect(view.success).toHaveBeenCalledWith('Saved', { id: 'mine' })
})
