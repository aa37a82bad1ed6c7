const GAP_PX = 6
const EDGE_PX = 8

type Size = { width: number; height: number }
type Box = Size & { left: number; right: number; top: number; bottom: number }
type Side = 'top' | 'bottom' | 'left' | 'right'
const OPPOSITE: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }

export function placeTooltip(tip: HTMLElement, target: HTMLElement) {
  const wanted = target.dataset['tooltipSide'] ?? 'top'
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight }
  const { x, y } = tooltipPosition(
    target.getBoundingClientRect(),
    tip.getBoundingClientRect(),
    view,
    isSide(wanted) ? wanted : 'top',
  )
  tip.style.left = `${x}px`
  tip.style.top = `${y}px`
}

/** Beside the target on the wanted side, on the other side when it does not fit, and always inside the view. */
export function tooltipPosition(target: Box, tip: Size, view: Size, wanted: Side) {
  const side = fits(target, tip, view, wanted) ? wanted : OPPOSITE[wanted]
  const at = beside(target, tip, side)
  return { x: clamp(at.x, view.width - tip.width), y: clamp(at.y, view.height - tip.height) }
}

// Only along its own axis: across it the position is clamped anyway.
function fits(target: Box, tip: Size, view: Size, side: Side) {
  const { x, y } = beside(target, tip, side)
  const vertical = side === 'top' || side === 'bottom'
  return vertical ? y >= 0 && y + tip.height <= view.height : x >= 0 && x + tip.width <= view.width
}

function beside(target: Box, tip: Size, side: Side) {
  const middleX = target.left + (target.width - tip.width) / 2
  const middleY = target.top + (target.height - tip.height) / 2
  switch (side) {
    case 'top':
      return { x: middleX, y: target.top - tip.height - GAP_PX }
    case 'bottom':
      return { x: middleX, y: target.bottom + GAP_PX }
    case 'left':
      return { x: target.left - tip.width - GAP_PX, y: middleY }
    case 'right':
      return { x: target.right + GAP_PX, y: middleY }
    default:
      return side satisfies never
  }
}

const clamp = (value: number, max: number) => Math.max(EDGE_PX, Math.min(value, max - EDGE_PX))

const isSide = (value: string): value is Side => Object.hasOwn(OPPOSITE, value)
