import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import type { Definition, FootnoteDefinition, FootnoteReference, Paragraph, RootContent } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { footnoteLabelId, handlers } from './handlers.ts'
import { schema } from './schema.ts'

/** What the rest of the document says that a piece of it needs to know. */
export interface Surroundings {
  idPrefix: string
  definitions: Definition[]
  /** Footnotes count on from the references before. */
  referencesBefore: FootnoteReference[]
}

export function renderNodes(nodes: RootContent[], around: Surroundings): ElementContent[] {
  const elements = transform(nodes, around)
  if (around.referencesBefore.length > 0) elements.shift()
  if (isFooter(elements.at(-1))) elements.pop()
  return elements
}

const isFooter = (node: ElementContent | undefined) => node?.type === 'element' && node.tagName === 'section'

/** The footnotes that are referred to, in the order of their first reference. */
export function renderFootnotes(footnotes: FootnoteDefinition[], around: Surroundings): Element | undefined {
  const footer = transform(footnotes, around).at(-1)
  return footer?.type === 'element' && footer.tagName === 'section' ? footer : undefined
}

function transform(nodes: RootContent[], { idPrefix, definitions, referencesBefore }: Surroundings) {
  const counted: Paragraph[] =
    referencesBefore.length > 0 ? [{ type: 'paragraph', children: referencesBefore }] : []
  const root = toHast(
    { type: 'root', children: [...counted, ...definitions, ...nodes] },
    { handlers, clobberPrefix: idPrefix, footnoteLabel: 'Footnotes' },
  )
  if (root.type !== 'root') return []
  nameFootnotes(root, idPrefix)
  const safe = sanitize(root, schema)
  return safe.type === 'root' ? safe.children.filter((child) => child.type === 'element') : []
}

function nameFootnotes(root: HastRoot, idPrefix: string) {
  const footer = root.children.at(-1)
  const heading = footer?.type === 'element' && footer.tagName === 'section' ? footer.children[0] : undefined
  if (heading?.type === 'element') heading.properties.id = footnoteLabelId(idPrefix)
}
