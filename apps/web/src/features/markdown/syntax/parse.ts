import type { Root } from 'mdast'
import { fromMarkdown, type Options } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { bracketMathBlock } from './bracket-math-block.ts'
import { bracketMath } from './bracket-math.ts'
import { dollarMath } from './dollar-math.ts'
import { knowLabels, LabelList, type KnownLabels } from './known-labels.ts'
import { BACKSLASH, DOLLAR, type Syntax } from './micromark.ts'

// HTML is never parsed, so a model's tags can only ever become text.
const withoutHtml: Syntax = { disable: { null: ['htmlFlow', 'htmlText'] } }

const mathSyntax: Syntax = {
  ...math(),
  text: { [DOLLAR]: dollarMath, [BACKSLASH]: bracketMath },
}
const syntax = [gfm(), mathSyntax, { flow: { [BACKSLASH]: bracketMathBlock } }, withoutHtml]
const mdastExtensions: NonNullable<Options['mdastExtensions']> = [gfmFromMarkdown(), mathFromMarkdown()]

export interface Parsed {
  root: Root
  links: LabelList
  footnotes: LabelList
}

/** Parses one piece of a document whose labels are known. */
export function parse(text: string, known: KnownLabels): Parsed {
  const links = new LabelList(known.links)
  const footnotes = new LabelList(known.footnotes)
  const root = fromMarkdown(text, { extensions: [...syntax, knowLabels(links, footnotes)], mdastExtensions })
  return { root, links, footnotes }
}

/** Parses a text on its own, as the specification says: what the pieces must add up to. */
export const parseWhole = (text: string): Root => fromMarkdown(text, { extensions: syntax, mdastExtensions })

const INLINE = [
  'attention',
  'autolink',
  'bracketMath',
  'characterEscape',
  'characterReference',
  'codeText',
  'emailAutolink',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'mathText',
  'protocolAutolink',
  'strikethrough',
  'wwwAutolink',
]
const blocksOnly = [...syntax, { disable: { null: INLINE } }]

/** Blocks without what is inside their lines: for finding out where they end. */
export const parseBlocks = (text: string): Root =>
  fromMarkdown(text, { extensions: blocksOnly, mdastExtensions })
