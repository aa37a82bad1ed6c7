import type { ThemeRegistration } from 'shiki/types'

// The colours are only numbers to tell the kinds of token apart; CSS variables give the real ones, per theme.
const KINDS: [kind: string, scopes: string[]][] = [
  ['comment', ['comment', 'punctuation.definition.comment', 'string.quoted.docstring']],
  ['string', ['string', 'string.regexp', 'markup.inline.raw', 'punctuation.definition.string']],
  [
    'number',
    ['constant.numeric', 'constant.language', 'constant.character', 'support.constant', 'keyword.other.unit'],
  ],
  ['keyword', ['keyword', 'storage', 'variable.language', 'markup.heading', 'markup.bold']],
  [
    'function',
    ['entity.name.function', 'support.function', 'meta.function-call.generic', 'entity.other.attribute-name'],
  ],
  [
    'type',
    [
      'entity.name.type',
      'entity.name.class',
      'support.type',
      'support.class',
      'entity.other.inherited-class',
    ],
  ],
  [
    'variable',
    [
      'variable.parameter',
      'variable.other.constant',
      'support.type.property-name',
      'meta.object-literal.key',
    ],
  ],
  ['operator', ['keyword.operator', 'punctuation.separator.key-value', 'storage.type.function.arrow']],
  ['tag', ['entity.name.tag', 'punctuation.definition.tag', 'entity.name.section']],
  ['deleted', ['markup.deleted', 'punctuation.definition.deleted', 'invalid']],
  ['inserted', ['markup.inserted', 'punctuation.definition.inserted']],
]

const colourAt = (index: number) => `#0000${(index + 1).toString(16).padStart(2, '0')}`

export const theme: ThemeRegistration = {
  name: 'kinds',
  type: 'dark',
  fg: '#000000',
  bg: '#ffffff',
  settings: KINDS.map(([, scope], index) => ({ scope, settings: { foreground: colourAt(index) } })),
}

const byColour = new Map(KINDS.map(([kind], index) => [colourAt(index), kind]))
/** The kind of token that a colour of this theme stands for. */
export const kindOf = (colour: string | undefined) => byColour.get(colour?.toLowerCase() ?? '')
