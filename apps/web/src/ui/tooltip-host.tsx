'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { placeTooltip } from './tooltip-place.ts'

const OPEN_DELAY_MS = 400 // long enough not to flicker while the pointer only crosses
const CLOSE_DELAY_MS = 100 // long enough to move onto the tooltip itself (WCAG 1.4.13)

/** Draws the tooltip of whatever carries `data-tooltip`. Mounted once, in the root layout. */
export function TooltipHost() {
  const [target, setTarget] = useState<HTMLElement | null>(null)
  const tip = useRef<HTMLDivElement>(null)

  useEffect(() => watchTargets(tip, setTarget), [])

  useLayoutEffect(() => {
    const element = tip.current
    if (!target || !element) return undefined
    element.showPopover()
    placeTooltip(element, target)
    return () => element.hidePopover()
  }, [target])

  const { tooltip: label, tooltipKeys: keys } = target?.dataset ?? {}
  return (
    <div
      ref={tip}
      popover="manual"
      role="tooltip"
      className="fixed inset-auto m-0 max-w-64 animate-fade-in items-center gap-2 rounded-sm bg-fg px-2 py-1 text-xs font-medium text-bg [&:popover-open]:flex"
    >
      {label}
      {keys && <kbd className="font-mono opacity-75">{keys}</kbd>}
    </div>
  )
}

function watchTargets(
  tip: React.RefObject<HTMLDivElement | null>,
  show: (target: HTMLElement | null) => void,
) {
  let timer = 0
  let shown = false
  const setSoon = (target: HTMLElement | null, delay: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(() => set(target), delay)
  }
  const set = (target: HTMLElement | null) => {
    clearTimeout(timer)
    // Whose menu or panel is open has been understood, and its tooltip would lie over that.
    shown = target !== null && target.isConnected && target.dataset.state !== 'open'
    show(shown ? target : null)
  }
  const onPointer = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const over = event.target instanceof Element ? event.target : null
    if (over && tip.current?.contains(over)) return clearTimeout(timer)
    const target = over?.closest<HTMLElement>('[data-tooltip]') ?? null
    setSoon(target, target ? (shown ? 0 : OPEN_DELAY_MS) : CLOSE_DELAY_MS)
  }
  const onFocus = (event: FocusEvent) => {
    const focused =
      event.target instanceof HTMLElement && event.target.matches(':focus-visible') ? event.target : null
    set(focused?.closest<HTMLElement>('[data-tooltip]') ?? null)
  }
  const hide = () => set(null)
  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && set(null)

  const listening = new AbortController()
  const { signal } = listening
  document.addEventListener('pointerover', onPointer, { signal })
  document.addEventListener('focusin', onFocus, { signal })
  document.addEventListener('focusout', hide, { signal })
  document.addEventListener('pointerdown', hide, { signal })
  document.addEventListener('keydown', onKey, { signal })
  document.addEventListener('scroll', hide, { signal, capture: true, passive: true })
  return () => {
    clearTimeout(timer)
    listening.abort()
  }
}
