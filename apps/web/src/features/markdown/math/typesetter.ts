import { afterFrame } from '@/lib/after-frame.ts'
import { patientWorker } from '../patient-worker.ts'

export type MathQuestion = { id: number; tex: string; isBlock: boolean }
export type MathAnswer = { id: number; html: string | null }

/** A formula: `html` is null until it has been typeset, and for good when it has a fault. */
export interface Formula {
  html: string | null
  listeners: Set<() => void>
}

const REMEMBERED = 500
// Laying out a formula costs a slow phone some 3 ms for each 3,000 characters of its HTML.
const CHARS_A_FRAME = 9000

const known = new Map<string, Formula>()
const running = new Map<number, Formula>()
const ready: { formula: Formula; html: string }[] = []
let style: Promise<unknown> | undefined
let lastId = 0

const worker = patientWorker<MathQuestion, MathAnswer>(
  () => new Worker(new URL('./math.worker.ts', import.meta.url), { type: 'module' }),
  ({ id, html }) => {
    const formula = running.get(id)
    running.delete(id)
    worker.isAnswered(id)
    if (formula && html !== null) show(formula, html)
  },
)

/** Typesets a formula in the worker; the same one is done only once, however often it scrolls in and out. */
export function formulaOf(tex: string, isBlock: boolean): Formula {
  const key = `${isBlock} ${tex}`
  const formula = known.get(key) ?? ask(tex, isBlock)
  known.delete(key)
  known.set(key, formula)
  const [oldest] = known.keys()
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
  return formula
}

function ask(tex: string, isBlock: boolean): Formula {
  const formula: Formula = { html: null, listeners: new Set() }
  if (typeof Worker === 'undefined') return formula
  running.set(++lastId, formula)
  worker.ask({ id: lastId, tex, isBlock })
  return formula
}

/** A page full of formulas shows them a few at a time, and none before the style they need is there. */
function show(formula: Formula, html: string) {
  ready.push({ formula, html })
  if (ready.length > 1) return
  style ??= import('./style.ts')
  void style.catch(() => (style = undefined)).then(() => afterFrame(showSome))
}

function showSome() {
  for (let chars = 0; chars < CHARS_A_FRAME;) {
    const next = ready.shift()
    if (!next) return
    next.formula.html = next.html
    for (const listener of next.formula.listeners) listener()
    chars += next.html.length
  }
  if (ready.length > 0) afterFrame(showSome)
}
