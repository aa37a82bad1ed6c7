const ELEMENTS = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan textPath defs marker style title desc use symbol ' +
    'clipPath mask pattern linearGradient radialGradient stop filter feDropShadow feGaussianBlur feOffset feFlood ' +
    'feComposite feMerge feMergeNode feColorMatrix switch'
  )
    .toLowerCase()
    .split(' '),
)

/** Keeps the drawing and nothing else: no scripts, handlers, links, foreign content or addresses outside it. */
export function sanitizeSvg(source: string): string {
  const parsed = new DOMParser().parseFromString(source, 'text/html')
  const svg = parsed.querySelector('svg')
  if (!svg) throw new Error('There is no drawing in it.')
  for (const element of [svg, ...svg.querySelectorAll('*')]) clean(element)
  svg.setAttribute('role', 'img')
  if (!svg.querySelector('title')) svg.setAttribute('aria-label', 'Diagram')
  return svg.outerHTML
}

function clean(element: Element) {
  const name = element.localName.toLowerCase()
  if (name === 'a') return element.replaceWith(...element.childNodes)
  if (!ELEMENTS.has(name)) return element.remove()
  if (name === 'style') element.textContent = cleanCss(element.textContent ?? '')
  for (const attribute of element.getAttributeNames())
    if (!isSafe(attribute.toLowerCase(), element.getAttribute(attribute) ?? ''))
      element.removeAttribute(attribute)
  return undefined
}

function isSafe(attribute: string, value: string) {
  if (attribute.startsWith('on')) return false
  if (attribute === 'href' || attribute.endsWith(':href') || attribute === 'src') return value.startsWith('#')
  return cleanCss(value) === value
}

const cleanCss = (css: string) =>
  /@import|expression\s*\(|javascript:|\\/i.test(css)
    ? ''
    : css.replace(/url\(\s*(?!["']?#)[^)]*\)/gi, 'none')
