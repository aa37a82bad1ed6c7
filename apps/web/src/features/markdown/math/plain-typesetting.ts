const ELEMENTS = new Set(
  (
    'span svg path line math semantics annotation mrow mi mo mn ms mtext mspace mfrac msqrt mroot mstyle merror mpadded ' +
    'mphantom menclose mglyph mlabeledtr msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd'
  ).split(' '),
)
const ATTRIBUTE = /^(?!on|href|src|xlink)[a-z][a-zA-Z0-9-]*$/
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s"'<>=/]+(?:\s*="[^"<>]*")?)*)\s*\/?>/g
const NAMES = /\s+([^\s"'<>=/]+)(?:\s*="([^"]*)")?/g

/**
 * Whether this is what the typesetter should give, and nothing else: its own elements, no addresses, no handlers. The
 * typesetter escapes all that comes from the formula; this is for the day on which it does not.
 */
export function isPlainTypesetting(html: string): boolean {
  for (const [, , name = '', attributes = ''] of html.matchAll(TAG))
    if (!ELEMENTS.has(name) || !haveOnlyLooks(attributes)) return false
  return !html.replace(TAG, '').includes('<')
}

const haveOnlyLooks = (attributes: string) =>
  [...attributes.matchAll(NAMES)].every(
    ([, name = '', value = '']) =>
      ATTRIBUTE.test(name) && !(name === 'style' && /url|expression|[\\@]/i.test(value)),
  )
