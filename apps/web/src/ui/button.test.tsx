// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { buttonCalled, find, mount, press } from './testing.tsx'

test('a button submits nothing unless it is told to', () => {
  mount(<Button>Go</Button>)
  expect(document.querySelector('button')?.type).toBe('button')
})

test('a button that is loading keeps its name and refuses clicks', async () => {
  const onClick = vi.fn()
  mount(
    <Button loading onClick={onClick}>
      Save
    </Button>,
  )
  await press(buttonCalled('Save'))
  expect(onClick).not.toHaveBeenCalled()
  expect(find('button').getAttribute('aria-busy')).toBe('true')
})

test('an icon button says what it does in name and tooltip', () => {
  mount(
    <IconButton label="Pin chat" shortcut="⌘P">
      <svg />
    </IconButton>,
  )
  const { ariaLabel, dataset } = buttonCalled('Pin chat')
  expect(ariaLabel).toBe('Pin chat')
  expect(dataset['tooltip']).toBe('Pin chat')
  expect(dataset['tooltipKeys']).toBe('⌘P')
})
