/** The value of an arithmetic expression: numbers, + - * / % ^, brackets. Anything else is refused with its place. */
export function calculate(expression: string): number {
  const reader = new Reader(expression)
  const value = sum(reader)
  if (!reader.atEnd()) throw reader.surprise()
  return value
}

const DEPTH_LIMIT = 100

class Reader {
  private at = 0
  private depth = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  take(pattern: RegExp): string | undefined {
    this.at += /^\s*/.exec(this.text.slice(this.at))?.[0].length ?? 0
    const found = new RegExp(`^(?:${pattern.source})`).exec(this.text.slice(this.at))?.[0]
    if (found) this.at += found.length
    return found
  }

  nested<T>(read: () => T): T {
    if (++this.depth > DEPTH_LIMIT) throw new Error('The expression is nested too deeply.')
    const value = read()
    this.depth--
    return value
  }

  atEnd(): boolean {
    return this.text.slice(this.at).trim() === ''
  }

  surprise(): Error {
    return new Error(`The expression is not understood at position ${this.at + 1}.`)
  }
}

function sum(reader: Reader): number {
  let value = product(reader)
  for (;;) {
    const sign = reader.take(/[+-]/)
    if (!sign) return value
    const next = product(reader)
    value = sign === '+' ? value + next : value - next
  }
}

function product(reader: Reader): number {
  let value = signed(reader)
  for (;;) {
    const sign = reader.take(/[*/%]/)
    if (!sign) return value
    const next = signed(reader)
    value = sign === '*' ? value * next : sign === '/' ? value / next : value % next
  }
}

const signed = (reader: Reader): number =>
  reader.nested(() => {
    const sign = reader.take(/[+-]/)
    if (sign) return sign === '-' ? -signed(reader) : signed(reader)
    return power(reader)
  })

function power(reader: Reader): number {
  const base = atom(reader)
  return reader.take(/\^/) ? base ** signed(reader) : base
}

function atom(reader: Reader): number {
  const digits = reader.take(/\d+(\.\d+)?([eE][+-]?\d+)?/)
  if (digits) return Number(digits)
  if (!reader.take(/\(/)) throw reader.surprise()
  const value = reader.nested(() => sum(reader))
  if (!reader.take(/\)/)) throw reader.surprise()
  return value
}
