import { patientWorker } from '../patient-worker.ts'
import type { LanguageId } from './language-list.ts'

export type HighlightRequest = { id: number; code: string; language: LanguageId }
/** The next chunk as HTML; null after the last. */
export type HighlightAnswer = { id: number; html: string | null }

const LONGEST_CODE = 300_000
const REMEMBERED = 150

/** Code that is highlighted or will be. */
export interface Highlighting {
  chunks: readonly string[]
  isDone: boolean
  listeners: Set<() => void>
}

const known = new Map<string, Highlighting>()
const running = new Map<number, Highlighting>()
const worker = patientWorker<HighlightRequest, HighlightAnswer>(
  () => new Worker(new URL('./highlight.worker.ts', import.meta.url), { type: 'module' }),
  receive,
)
let lastId = 0

/** Highlights code in the worker; the same code is done only once, however often it scrolls in and out. */
export function highlightOf(code: string, language: LanguageId): Highlighting {
  const key = `${language} ${code}`
  const highlighting = known.get(key) ?? request(code, language)
  known.delete(key)
  known.set(key, highlighting)
  const [oldest] = known.keys()
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
  return highlighting
}

function request(code: string, language: LanguageId): Highlighting {
  const highlighting: Highlighting = { chunks: [], isDone: false, listeners: new Set() }
  if (typeof Worker === 'undefined' || code.length > LONGEST_CODE) return highlighting
  running.set(++lastId, highlighting)
  worker.ask({ id: lastId, code, language })
  return highlighting
}

function receive({ id, html }: HighlightAnswer) {
  const highlighting = running.get(id)
  if (!highlighting) return
  if (html === null) {
    highlighting.isDone = true
    running.delete(id)
    worker.isAnswered(id)
  } else highlighting.chunks = [...highlighting.chunks, html]
  for (const listener of highlighting.listeners) listener()
}
