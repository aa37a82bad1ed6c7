// Of the utilities this app uses, which set the same property. The test holds every pair of them against tailwind-merge,
// which knows all of Tailwind and weighs eight kilobytes on every page.

const ALIKE: Record<string, string> = {}
for (const [group, names] of Object.entries({
  display: 'block inline-block inline flex inline-flex grid inline-grid contents hidden',
  position: 'static fixed absolute relative sticky',
  visibility: 'visible invisible',
  reader: 'sr-only not-sr-only',
  slant: 'italic not-italic',
  decoration: 'underline no-underline line-through',
  letters: 'uppercase lowercase capitalize normal-case',
  border: 'border',
  truncate: 'truncate text-ellipsis text-clip',
  lines: 'text-balance text-pretty text-wrap text-nowrap',
}))
  for (const name of names.split(' ')) ALIKE[name] = group

/** What is not known by the beginning of its name alone. */
const SPECIAL: readonly (readonly [RegExp, string])[] = [
  [/^text-(xs|sm|base|lg|\d?xl|\[\d)/, 'font-size'],
  [/^text-(left|center|right)$/, 'text-align'],
  [/^text-/, 'color'],
  [/^font-(normal|medium|semibold|bold)$/, 'font-weight'],
  [/^border-([trblxy])(-\d|$)/, 'border-$1'],
  [/^border-\d/, 'border'],
  [/^border-(dashed|solid)$/, 'border-style'],
  [/^border-/, 'border-color'],
  [/^ring-\d/, 'ring'],
  [/^ring-/, 'ring-color'],
  [/^outline-\d/, 'outline'],
  [/^outline-(?!offset|none)/, 'outline-color'],
  [/^rounded-([trbl])(-|$)/, 'rounded-$1'],
  [/^flex-(row|col)(?=-|$)/, 'flex-direction'],
  [/^flex-wrap/, 'flex-wrap'],
  [/^(grow|shrink)(?=-|$)/, '$1'],
  [/^(shadow|rounded|resize|transition)(?=-|$)/, '$1'],
]

// `max-h-64` is of `max-h`, `items-center` of `items`; what is none of these is a name of ours.
const NAMED =
  /^((?:(?:max|min)-[wh]|(?:inset|translate|gap|overflow)-[xy]|scroll-m[trblxy]|(?:outline|underline)-offset|grid-cols|divide-[xy]|line-clamp|pointer-events|break-inside)(?=-)|(?:[pm][xytrbl]?|[wh]|size|z|top|left|right|bottom|inset|gap|overflow|translate|rotate|bg|opacity|items|justify|self|basis|flex|leading|tracking|font|cursor|select|whitespace|wrap|animate|transition|duration|overscroll|object|columns|list|resize|touch|appearance|fill|field)(?=-))/

/** What a group takes back besides itself: `p-4` also what `pt-2` has set before it. */
const COVERS: Record<string, string> = {
  p: 'px py pt pr pb pl',
  px: 'pr pl',
  py: 'pt pb',
  m: 'mx my mt mr mb ml',
  mx: 'mr ml',
  my: 'mt mb',
  size: 'w h',
  inset: 'inset-x inset-y top right bottom left',
  'inset-x': 'right left',
  'inset-y': 'top bottom',
  gap: 'gap-x gap-y',
  overflow: 'overflow-x overflow-y',
  translate: 'translate-x translate-y',
  flex: 'basis grow shrink',
  rounded: 'rounded-t rounded-r rounded-b rounded-l',
  border: 'border-x border-y border-t border-r border-b border-l',
  'border-x': 'border-r border-l',
  'border-y': 'border-t border-b',
  'font-size': 'leading',
  'line-clamp': 'display overflow',
}

function groupOf(name: string): string | undefined {
  const alike = ALIKE[name]
  if (alike) return alike
  for (const [pattern, group] of SPECIAL) {
    const found = pattern.exec(name)
    if (found) return group.replace('$1', found[1] ?? '')
  }
  return NAMED.exec(name)?.[1]
}

/** A class without the states it is for, which stand before it: `hover:`, `sm:`, `[&_svg]:`. */
const STATES = /^((?:[^\s:[(]|\[[^\]]*\]|\([^)]*\))*:)*/

function fieldOf(name: string): { states: string; group: string | undefined } {
  const states = STATES.exec(name)?.[0] ?? ''
  const important = name.endsWith('!') ? '!' : ''
  const utility = name.slice(states.length).replace(/^-|!$/g, '')
  return { states: states + important, group: groupOf(utility) }
}

const fields = new Map<string, ReturnType<typeof fieldOf>>()

function rememberedFieldOf(name: string) {
  const known = fields.get(name) ?? fieldOf(name)
  fields.set(name, known)
  return known
}

/** A page has some hundred combinations, and asks for each again with every rendering. */
const MOST_REMEMBERED = 1000
const merged = new Map<string, string>()

/** Of classes that set the same for the same states, the last alone. */
export function mergeClasses(classes: string): string {
  const known = merged.get(classes)
  if (known !== undefined) return known
  if (merged.size === MOST_REMEMBERED) merged.clear()
  const made = merge(classes)
  merged.set(classes, made)
  return made
}

function merge(classes: string): string {
  const set = new Set<string>()
  const kept: string[] = []
  for (const name of classes.split(/\s+/).toReversed()) {
    const { states, group } = rememberedFieldOf(name)
    if (group !== undefined) {
      if (set.has(states + group)) continue
      for (const one of [group, ...(COVERS[group]?.split(' ') ?? [])]) set.add(states + one)
    }
    kept.push(name)
  }
  return kept.toReversed().join(' ').trim()
}
