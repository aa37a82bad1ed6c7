import {
  BACKSLASH,
  consumeLineEnding,
  isLineEnding,
  type Code,
  type Construct,
  type State,
  type Tokenizer,
} from './micromark.ts'

const ROUND = [40, 41] as const
const SQUARE = [91, 93] as const

/** `\(x\)` and `\[x\]` inside a paragraph, as models write them. Anything else leaves the escape to be one. */
export const bracketMath: Construct = { name: 'bracketMath', tokenize: tokenizeBracketMath }

function tokenizeBracketMath(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let close: number
  let isEmpty = true

  return function start(code) {
    effects.enter('mathText')
    effects.enter('mathTextSequence')
    effects.consume(code)
    return opening
  }

  function opening(code: Code): State | undefined {
    if (code !== ROUND[0] && code !== SQUARE[0]) return nok(code)
    close = code === ROUND[0] ? ROUND[1] : SQUARE[1]
    effects.consume(code)
    effects.exit('mathTextSequence')
    return between
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (isLineEnding(code)) return consumeLineEnding(effects, code, between)
    if (code === BACKSLASH) return effects.attempt(closing(close), finish, dataStart)(code)
    return dataStart(code)
  }

  function dataStart(code: Code): State | undefined {
    isEmpty = false
    effects.enter('mathTextData')
    effects.consume(code)
    // A backslash takes the next character with it, so that `\\)` does not close.
    return code === BACKSLASH ? escaped : data
  }

  function escaped(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) return data(code)
    effects.consume(code)
    return data
  }

  function data(code: Code): State | undefined {
    if (code === null || code === BACKSLASH || isLineEnding(code)) {
      effects.exit('mathTextData')
      return between(code)
    }
    effects.consume(code)
    return data
  }

  function finish(code: Code): State | undefined {
    if (isEmpty) return nok(code)
    effects.exit('mathText')
    return ok(code)
  }
}

/** The two characters that close, as one step to try. */
export const closing = (close: number): Construct => ({
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('mathTextSequence')
      effects.consume(code)
      return (next) => {
        if (next !== close) return nok(next)
        effects.consume(next)
        effects.exit('mathTextSequence')
        return ok
      }
    }
  },
})
