'use client'

import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { Markdown } from './markdown.tsx'

type ReasoningProps = {
  text: string
  /** The model still thinks. */
  streaming: boolean
  /** How long it thought, when known. */
  seconds?: number | undefined
}

/** What a model thought before it answered, folded away. */
export function Reasoning({ text, streaming, seconds }: ReasoningProps) {
  const [isOpen, setIsOpen] = useState(false)
  const contentId = useId()
  return (
    <div className="reasoning" data-streaming={streaming || undefined}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={contentId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronRight aria-hidden />
        <span className="reasoning-label">{labelFor(streaming, seconds)}</span>
        {streaming && !isOpen && <span className="reasoning-preview">{lastLine(text)}</span>}
      </button>
      <div id={contentId} className="reasoning-content" hidden={!isOpen}>
        {isOpen && <Markdown text={text} streaming={streaming} />}
      </div>
    </div>
  )
}

function labelFor(isStreaming: boolean, seconds: number | undefined) {
  if (isStreaming) return 'Thinking…'
  if (seconds === undefined) return 'Thoughts'
  return seconds < 60
    ? `Thought for ${Math.max(1, Math.round(seconds))} s`
    : `Thought for ${inMinutes(seconds)}`
}

const inMinutes = (seconds: number) => `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`

const PREVIEW_CHARS = 160
const lastLine = (text: string) =>
  text
    .slice(-2000)
    .trimEnd()
    .split('\n')
    .at(-1)
    ?.replace(/[*_`#>]/g, '')
    .trim()
    .slice(-PREVIEW_CHARS)
