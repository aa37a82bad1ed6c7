import {
  BACKSLASH,
  consumeLineEnding,
  isLineEnding,
  isSpace,
  type Code,
  type Construct,
  type State,
  type Tokenizer,
} from './micromark.ts'

const OPEN = 91
const CLOSE = 93

/** `\[` alone on a line opens a block that ends with a line ending in `\]`, or with its container, as a fence does. */
export const bracketMathBlock: Construct = {
  name: 'bracketMathBlock',
  concrete: true,
  tokenize: tokenizeBracketMathBlock,
}

function tokenizeBracketMathBlock(
  this: ThisParameterType<Tokenizer>,
  ...[effects, ok, nok]: Parameters<Tokenizer>
): State {
  const { interrupt } = this

  return function start(code) {
    effects.enter('mathFlow')
    effects.enter('mathFlowFence')
    effects.consume(code)
    return opening
  }

  function opening(code: Code): State | undefined {
    if (code !== OPEN) return nok(code)
    effects.consume(code)
    return openingEnd
  }

  function openingEnd(code: Code): State | undefined {
    if (isSpace(code)) {
      effects.consume(code)
      return openingEnd
    }
    if (code !== null && !isLineEnding(code)) return nok(code)
    effects.exit('mathFlowFence')
    return interrupt ? ok(code) : lineEnd(code)
  }

  function lineEnd(code: Code): State | undefined {
    if (code === null) return finish(code)
    return effects.attempt(nextOwnLine, lineStart, finish)(code)
  }

  function lineStart(code: Code): State | undefined {
    return effects.attempt(closingFence, finish, content)(code)
  }

  function content(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) return lineEnd(code)
    if (code === BACKSLASH) return effects.attempt(closingFence, finish, valueStart)(code)
    effects.enter('mathFlowValue')
    return value(code)
  }

  function value(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) {
      effects.exit('mathFlowValue')
      return lineEnd(code)
    }
    if (code !== BACKSLASH) {
      effects.consume(code)
      return value
    }
    effects.exit('mathFlowValue')
    return effects.attempt(closingFence, finish, valueStart)(code)
  }

  function valueStart(code: Code): State | undefined {
    effects.enter('mathFlowValue')
    effects.consume(code)
    return value
  }

  function finish(code: Code): State | undefined {
    effects.exit('mathFlow')
    return ok(code)
  }
}

const nextOwnLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) =>
      consumeLineEnding(effects, code, (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next)))
  },
}

const closingFence: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const rest: State = (code) => {
      if (isSpace(code) || isStop(code)) {
        effects.consume(code)
        return rest
      }
      if (code !== null && !isLineEnding(code)) return nok(code)
      effects.exit('mathFlowFence')
      return ok(code)
    }
    const bracket: State = (code) => {
      if (code !== CLOSE) return nok(code)
      effects.consume(code)
      return rest
    }
    return (code) => {
      if (code !== BACKSLASH) return nok(code)
      effects.enter('mathFlowFence')
      effects.consume(code)
      return bracket
    }
  },
}

const isStop = (code: Code) => code === 46 || code === 44 || code === 59
