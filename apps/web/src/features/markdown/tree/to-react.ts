import type { Element, ElementContent, Properties } from 'hast'
import { createElement, Fragment, type ElementType, type ReactNode } from 'react'
import { caretHolder } from './caret.ts'

/** What to show for an element, where that is not the element itself; for `#text`, of words that may mean somebody. */
export type Views = Readonly<Record<string, ElementType>>

/** What is copied, or leads somewhere, is nobody's mention. */
const VERBATIM = new Set(['a', 'code', 'pre'])

// Between these only line breaks of the source stand, which show nothing and would cost as much as a word.
const HOLDS_BLOCKS = new Set(['blockquote', 'ol', 'section', 'table', 'tbody', 'thead', 'tr', 'ul'])

// Bullets, bars and columns stand where the language of the words begins. Not on what is inside, which would then not
// count for what holds it: paragraphs and cells see to themselves by their style.
const TURNS = new Set(['blockquote', 'ol', 'table', 'ul'])
const directionOf = (tagName: string) => (TURNS.has(tagName) ? { dir: 'auto' } : undefined)

/** A sanitised tree as React elements. Its children stand in their order, which never changes: they need no keys. */
export function toReact(nodes: readonly ElementContent[], views: Views, hasCaret = false): ReactNode {
  const caret = hasCaret ? caretHolder(nodes) : undefined
  return createElement(Fragment, null, ...nodes.map((node) => one(node, views, caret)))
}

/** An element without what the tree has inside it, with these children instead. */
export const holderToReact = ({ tagName, properties }: Element, views: Views, children: ReactNode) =>
  createElement(views[tagName] ?? tagName, { ...attributesOf(properties), ...directionOf(tagName) }, children)

function one(
  node: ElementContent,
  views: Views,
  caret: ElementContent | undefined,
  isVerbatim = false,
): ReactNode {
  if (node.type === 'text') {
    const Said = isVerbatim || !node.value.includes('@') ? undefined : views['#text']
    return Said ? createElement(Said, { text: node.value }) : node.value
  }
  if (node.type !== 'element') return null
  const { tagName, properties, children } = node
  const shown = HOLDS_BLOCKS.has(tagName) ? children.filter(({ type }) => type === 'element') : children
  return createElement(
    views[tagName] ?? tagName,
    {
      ...attributesOf(properties),
      ...directionOf(tagName),
      ...(node === caret && { 'data-caret': '' }),
    },
    ...shown.map((child) => one(child, views, caret, isVerbatim || VERBATIM.has(tagName))),
  )
}

function attributesOf(properties: Properties) {
  const attributes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(properties))
    if (value !== undefined && value !== null)
      attributes[attributeOf(name)] = Array.isArray(value) ? value.join(' ') : value
  return attributes
}

/** The tree says `dataLang` and `ariaLabel`, React as in HTML `data-lang` and `aria-label`. */
function attributeOf(name: string) {
  if (name.startsWith('data')) return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return name.startsWith('aria') ? `aria-${name.slice(4).toLowerCase()}` : name
}
