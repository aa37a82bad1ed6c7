// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { actionFor, offerActions, runAction, useActions, type Action } from './actions.ts'

let end = () => {}
afterEach(() => {
  end()
  document.body.replaceChildren()
})

const action = (change: Partial<Action>): Action => ({
  id: 'a',
  title: 'A',
  group: 'Chat',
  run: () => {},
  ...change,
})

function press(on: Element, change: KeyboardEventInit) {
  const event = new KeyboardEvent('keydown', { bubbles: true, ...change })
  on.dispatchEvent(event)
  return actionFor(event)?.id
}

function place(html: string): Element {
  document.body.innerHTML = html
  const last = [...document.body.querySelectorAll('*')].at(-1)
  if (!last) throw new Error('nothing was placed')
  return last
}

test('a shortcut finds its action, unless that is of no use now', () => {
  let isEnabled = true
  end = offerActions([action({ id: 'stop', shortcut: 'f2', isEnabled: () => isEnabled })])
  const body = place('<p></p>')
  expect(press(body, { key: 'F2' })).toBe('stop')
  isEnabled = false
  expect(press(body, { key: 'F2' })).toBeUndefined()
})

test('while someone writes, only what is meant for that is heard', () => {
  end = offerActions([
    action({ id: 'help', shortcut: '?' }),
    action({ id: 'new', shortcut: 'f4', inFields: true }),
  ])
  const field = place('<textarea></textarea>')
  expect(press(field, { key: '?' })).toBeUndefined()
  expect(press(field, { key: 'F4' })).toBe('new')
})

test('an open dialog covers the actions behind it', () => {
  end = offerActions([action({ id: 'delete', shortcut: 'f4' })])
  expect(press(place('<div role="dialog"><button>ok</button></div>'), { key: 'F4' })).toBeUndefined()
})

test('what is no longer offered is gone', () => {
  offerActions([action({ id: 'x' })])()
  expect(useActions.getState().actions).toEqual([])
  expect(runAction('x')).toBe(false)
})
