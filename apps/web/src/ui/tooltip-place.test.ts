import { describe, expect, test } from 'vitest'
import { tooltipPosition } from './tooltip-place.ts'

const view = { width: 1000, height: 800 }
const tip = { width: 100, height: 24 }
const at = (left: number, top: number) => ({
  left,
  top,
  right: left + 32,
  bottom: top + 32,
  width: 32,
  height: 32,
})

describe('a tooltip', () => {
  test('stands above its target, centred', () => {
    expect(tooltipPosition(at(500, 400), tip, view, 'top')).toEqual({ x: 466, y: 370 })
  })
  test('goes below when there is no room above', () => {
    expect(tooltipPosition(at(500, 4), tip, view, 'top')).toEqual({ x: 466, y: 42 })
  })
  test('goes left when there is no room on the right', () => {
    expect(tooltipPosition(at(960, 400), tip, view, 'right')).toEqual({ x: 854, y: 404 })
  })
  test.each([at(0, 400), at(968, 400), at(0, 768), at(968, 0)])('never leaves the view', (target) => {
    for (const side of ['top', 'bottom', 'left', 'right'] as const) {
      const { x, y } = tooltipPosition(target, tip, view, side)
      expect(x >= 8 && y >= 8 && x + tip.width <= 992 && y + tip.height <= 792).toBe(true)
    }
  })
})
