import {
  BACKSLASH,
  consumeLineEnding,
  DOLLAR,
  isBlank,
  isLineEnding,
  type Code,
  type Construct,
  type State,
  type Tokenizer,
} from './micromark.ts'

/**
 * `$x$` is math when the opening dollar is followed by a non-space, the closing one is preceded by a non-space and
 * not followed by a letter or digit, and no other dollar lies between: “$5 and $10”, “$HOME/$USER” stay text.
 * `$$x$$` inside a line has none of these limits.
 */
export const dollarMath: Construct = {
  name: 'mathText',
  tokenize: tokenizeDollarMath,
  previous(code) {
    return code !== DOLLAR || this.events.at(-1)?.[1].type === 'characterEscape'
  },
}

function tokenizeDollarMath(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let openingSize = 0
  let closingSize = 0
  let last: Code = null

  return function start(code) {
    effects.enter('mathText')
    effects.enter('mathTextSequence')
    return opening(code)
  }

  function opening(code: Code): State | undefined {
    if (code === DOLLAR) {
      effects.consume(code)
      openingSize++
      return opening
    }
    if (openingSize > 2 || (openingSize === 1 && isBlank(code))) return nok(code)
    effects.exit('mathTextSequence')
    return between(code)
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === DOLLAR) return closingStart(code)
    if (isLineEnding(code)) {
      last = code
      return consumeLineEnding(effects, code, between)
    }
    effects.enter('mathTextData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === null || code === DOLLAR || isLineEnding(code)) {
      effects.exit('mathTextData')
      return between(code)
    }
    last = code
    effects.consume(code)
    return code === BACKSLASH ? escaped : data
  }

  function escaped(code: Code): State | undefined {
    if (code !== DOLLAR) return data(code)
    last = code
    effects.consume(code)
    return data
  }

  function closingStart(code: Code): State | undefined {
    effects.enter('mathTextSequence')
    closingSize = 0
    return closing(code)
  }

  function closing(code: Code): State | undefined {
    if (code === DOLLAR) {
      effects.consume(code)
      closingSize++
      return closing
    }
    if (closingSize !== openingSize || last === null) return nok(code)
    if (openingSize === 1 && (isBlank(last) || isWordCharacter(code))) return nok(code)
    effects.exit('mathTextSequence')
    effects.exit('mathText')
    return ok(code)
  }
}

const isWordCharacter = (code: Code) =>
  code !== null && code > 0 && /[\p{L}\p{N}]/u.test(String.fromCodePoint(code))
