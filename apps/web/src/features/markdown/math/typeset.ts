import { renderToString } from 'katex'
import { isPlainTypesetting } from './plain-typesetting.ts'

const LONGEST_TEX = 10_000

/**
 * HTML for a formula, or null when it has a fault. `trust` stays off: no links, no images, no HTML out of a formula; the
 * limits stop formulas that only burn time.
 */
export function typeset(tex: string, displayMode: boolean): string | null {
  if (tex.length > LONGEST_TEX) return null
  try {
    const html = renderToString(tex, {
      displayMode,
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    })
    return isPlainTypesetting(html) ? html : null
  } catch {
    return null
  }
}
