import type { Construct, Syntax } from './micromark.ts'

/** Which labels the whole document defines, for links and for footnotes. */
export interface KnownLabels {
  links: ReadonlySet<string>
  footnotes: ReadonlySet<string>
}

/**
 * The parser asks this list whether a label is defined. It answers for the whole document although it sees one
 * piece, and remembers each question: only pieces that asked about a label change when its definition does.
 */
export class LabelList extends Array<string> {
  readonly asked = new Set<string>()
  #known: ReadonlySet<string>

  constructor(known: ReadonlySet<string>) {
    super()
    this.#known = known
  }

  // Methods that make new arrays must not come here for them.
  static override get [Symbol.species]() {
    return Array
  }

  override includes(label: string) {
    this.asked.add(label)
    return this.#known.has(label) || super.includes(label)
  }

  /** Whether one of the answers given would be another today. */
  wouldAnswerAnew(known: ReadonlySet<string>) {
    for (const label of this.asked)
      if ((this.#known.has(label) || super.includes(label)) !== known.has(label)) return true
    return false
  }
}

/** Puts the two lists in the parser's hands at the first line, before anything asks. */
export function knowLabels(links: LabelList, footnotes: LabelList): Syntax {
  const seed: Construct = {
    partial: true,
    tokenize(_effects, _ok, nok) {
      return (code) => {
        this.parser.defined = links
        this.parser.gfmFootnotes = footnotes
        return nok(code)
      }
    },
  }
  return { document: { null: [seed] } }
}
