import type { Definition, FootnoteDefinition, FootnoteReference, RootContent } from 'mdast'
import type { KnownLabels } from '../syntax/known-labels.ts'
import { isLoose } from './boundary.ts'
import { type Content, labelOf } from './content.ts'
import type { Boundary } from './piece.ts'

/** What only the whole document can say: which labels exist, what they mean, which list is a loose one. */
export interface Whole {
  definitions: Map<string, Definition>
  footnotes: FootnoteDefinition[]
  /** For each piece, the footnote references before it. */
  referencesBefore: FootnoteReference[][]
  references: FootnoteReference[]
  isLoose: boolean[]
}

const NONE: FootnoteReference[] = []

export const knownLabels = (contents: Content[]): KnownLabels => ({
  links: new Set(contents.flatMap(({ definitions }) => definitions.map(labelOf))),
  footnotes: new Set(contents.flatMap(({ footnotes }) => footnotes.map(labelOf))),
})

export const isSameLabels = (a: KnownLabels, b: KnownLabels) =>
  isSameSet(a.links, b.links) && isSameSet(a.footnotes, b.footnotes)

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((label) => b.has(label))

export function surveyWhole(contents: Content[], before: (index: number) => Boundary): Whole {
  const references: FootnoteReference[] = []
  const referencesBefore = contents.map((content) => {
    if (content.references.length === 0) return NONE
    const soFar = [...references]
    references.push(...content.references)
    return soFar
  })
  return {
    definitions: firstByLabel(contents.flatMap((content) => content.definitions)),
    footnotes: [...firstByLabel(contents.flatMap((content) => content.footnotes)).values()],
    referencesBefore,
    references,
    isLoose: looseLists(contents, before),
  }
}

/** When a label is defined twice, the first one holds. */
function firstByLabel<T extends { identifier: string }>(nodes: T[]) {
  const first = new Map<string, T>()
  for (const node of nodes) if (!first.has(labelOf(node))) first.set(labelOf(node), node)
  return first
}

/** One blank line between items sets the whole list wider, also the parts that were cut off before it. */
function looseLists(contents: Content[], before: (index: number) => Boundary) {
  const loose = contents.map(({ nodes: [first] }) => first?.type === 'list' && isLoose(first))
  for (let start = 0, end = 1; start < contents.length; start = end, end++) {
    while (end < contents.length && before(end).seam === 'list') end++
    if (end - start === 1) continue
    const isAnyLoose = loose
      .slice(start, end)
      .some((own, at) => own || (at > 0 && before(start + at).isLoose))
    loose.fill(isAnyLoose, start, end)
  }
  return loose
}

export const loosen = ([first, ...rest]: RootContent[]): RootContent[] =>
  first?.type === 'list' ? [{ ...first, spread: true }, ...rest] : first ? [first, ...rest] : rest
