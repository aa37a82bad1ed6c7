import type { Element, Properties } from 'hast'
import type { Code, FootnoteReference, Heading } from 'mdast'
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast'

type MathNode = { value: string; data?: { isOpen?: boolean } | undefined }

// The page has its own h1 and h2.
const DEMOTED_BY = 2
const DEEPEST = 6

/** Where our tree differs from the usual one. */
export const handlers: Handlers = {
  code: (_state: State, node: Code) =>
    pre(node.value, {
      dataLang: node.lang?.split(/\s/)[0],
      dataMeta: node.meta,
      dataOpen: node.data?.isOpen,
    }),
  math: (_state: State, node: MathNode) => pre(node.value, { dataMath: '', dataOpen: node.data?.isOpen }),
  inlineMath: (_state: State, node: MathNode) => element('code', { dataMath: '' }, node.value),
  heading: (state: State, node: Heading) => ({
    ...element(`h${Math.min(node.depth + DEMOTED_BY, DEEPEST)}`, {}),
    children: state.all(node),
  }),
  footnoteReference(state: State, node: FootnoteReference) {
    const sup = defaultHandlers.footnoteReference(state, node)
    const link = sup.children[0]
    if (link?.type === 'element')
      link.properties.ariaDescribedBy = [footnoteLabelId(state.options.clobberPrefix)]
    return sup
  },
}

export const footnoteLabelId = (prefix: string | null | undefined) => `${prefix ?? ''}footnotes`

const pre = (value: string, properties: Properties) => element('pre', properties, value)

const element = (tagName: string, properties: Properties, text?: string): Element => ({
  type: 'element',
  tagName,
  properties,
  children: text === undefined ? [] : [{ type: 'text', value: text }],
})
