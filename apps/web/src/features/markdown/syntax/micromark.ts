import type { gfm } from 'micromark-extension-gfm'

// The parser's types live in a package of its own; these names are read off the extension we install anyway.
export type Syntax = ReturnType<typeof gfm>
export type Construct = Exclude<NonNullable<NonNullable<Syntax['text']>[number]>, unknown[]>
export type Tokenizer = Construct['tokenize']
export type Effects = Parameters<Tokenizer>[0]
export type State = Parameters<Tokenizer>[1]
export type Code = Parameters<State>[0]

export const DOLLAR = 36
export const BACKSLASH = 92
const SPACE = 32
const TAB = 9

/** The parser writes line endings and tabs as small negative numbers. */
export const isLineEnding = (code: Code) => code !== null && code < -2
export const isSpace = (code: Code) =>
  code !== null && (code === SPACE || code === TAB || code === -1 || code === -2)
export const isBlank = (code: Code) => code === null || isLineEnding(code) || isSpace(code)

/** Consumes one line ending and says what comes after it. */
export function consumeLineEnding(effects: Effects, code: Code, next: State): State {
  effects.enter('lineEnding')
  effects.consume(code)
  effects.exit('lineEnding')
  return next
}
