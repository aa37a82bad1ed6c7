'use client'

import { useState, type ReactNode } from 'react'
import { Button } from '@/ui/button.tsx'

// What is longer is folded, so that a pasted file does not push the answer out of sight.
const LONG_CHARACTERS = 1_600
const LONG_LINES = 18
// To hide less than this saves less than the button costs.
const WORTH_CHARACTERS = 500
const WORTH_LINES = 8

/** What a person wrote, as they wrote it. */
export const OwnWords = ({ text }: { text: string }) => (
  <div className="mt-0.5 w-fit max-w-full rounded-lg bg-muted px-3 py-2">
    <Words text={text} />
  </div>
)

type WordsProps = { text: string; render?: (text: string) => ReactNode }

/** Words of a person, line by line as they were typed. */
export const Words = ({ text, render = asTheyAre }: WordsProps) => (
  <Folded text={text}>
    {(shown) => (
      <p className="text-base wrap-anywhere whitespace-pre-wrap" dir="auto">
        {render(shown)}
      </p>
    )}
  </Folded>
)

type FoldedProps = { text: string; children: (shown: string) => ReactNode }

/** Of many words only the beginning, until more is wanted. */
export function Folded({ text, children }: FoldedProps) {
  const [isOpen, setOpen] = useState(false)
  const beginning = beginningOf(text)
  const isLong = beginning.length < text.length
  return (
    <>
      {children(isLong && !isOpen ? `${beginning}…` : text)}
      {isLong && (
        <Button
          variant="link"
          size="sm"
          className="h-7"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : `Show all ${text.length.toLocaleString()} characters`}
        </Button>
      )}
    </>
  )
}

const asTheyAre = (text: string): ReactNode => text

function beginningOf(text: string): string {
  let end = text.length > LONG_CHARACTERS ? LONG_CHARACTERS : text.length
  for (let line = 0, at = -1; line < LONG_LINES; line++) {
    at = text.indexOf('\n', at + 1)
    if (at === -1 || at > end) break
    if (line === LONG_LINES - 1) end = at
  }
  const rest = text.slice(end)
  const isWorthIt = rest.length > WORTH_CHARACTERS || rest.split('\n').length > WORTH_LINES
  return isWorthIt ? text.slice(0, end) : text
}
