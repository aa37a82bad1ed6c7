'use client'

import { useState, type KeyboardEvent } from 'react'
import { Input } from '@/ui/input.tsx'
import { EMOJI, found, type KnownEmoji } from './emoji.ts'
import { QUICK } from './quick.ts'

const COLUMNS = 8

/** A quick row, and all others by the words one would look for them with. */
export function EmojiPicker({ onChoose }: { onChoose: (emoji: string) => void }) {
  const [query, setQuery] = useState('')
  const shown = found(query)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex justify-between">
        {QUICK.map((emoji) => (
          <EmojiButton key={emoji} emoji={known(emoji)} onChoose={onChoose} size="size-10 text-xl" />
        ))}
      </div>
      <Input
        aria-label="Search emoji"
        placeholder="Search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const [first] = shown
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return
          event.preventDefault()
          onChoose(first.emoji)
        }}
      />
      {shown.length === 0 && <p className="py-4 text-center text-sm text-muted-fg">No such emoji here.</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows go between the buttons in it */}
      <div className="grid max-h-52 grid-cols-8 overflow-y-auto" onKeyDown={goBetween}>
        {shown.map((emoji) => (
          <EmojiButton key={emoji.emoji} emoji={emoji} onChoose={onChoose} size="size-8 text-lg" />
        ))}
      </div>
    </div>
  )
}

const known = (emoji: string): KnownEmoji =>
  EMOJI.find((one) => one.emoji === emoji) ?? { emoji, words: emoji }

type EmojiButtonProps = { emoji: KnownEmoji; onChoose: (emoji: string) => void; size: string }

const EmojiButton = ({ emoji: { emoji, words }, onChoose, size }: EmojiButtonProps) => (
  <button
    type="button"
    aria-label={words}
    title={words}
    onClick={() => onChoose(emoji)}
    className={`${size} rounded-md leading-none hover:bg-fg/8`}
  >
    {emoji}
  </button>
)

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
}

function goBetween(event: KeyboardEvent<HTMLDivElement>) {
  const step = STEPS[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const next = buttons[at + step]
  if (at === -1 || !next) return
  event.preventDefault()
  next.focus()
}
