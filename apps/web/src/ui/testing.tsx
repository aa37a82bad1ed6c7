import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach } from 'vitest'

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true

const mounted = new Set<() => void>()
afterEach(() => mounted.forEach((unmount) => unmount()))

/** Puts it into the page as a browser would, until the test ends. */
export function mount(node: ReactNode) {
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  act(() => root.render(node))
  const unmount = () => {
    act(() => root.unmount())
    host.remove()
    mounted.delete(unmount)
  }
  mounted.add(unmount)
  return { host, rerender: (next: ReactNode) => act(() => root.render(next)) }
}

export function find(selector: string) {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}

export const buttonCalled = (name: string) => {
  const found = [...document.querySelectorAll('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent) === name,
  )
  if (!found) throw new Error(`no button is called ${name}`)
  return found
}

/** Presses it and lets everything that follows from it settle. */
export const press = (button: HTMLElement) => act(async () => button.click())
