'use client'

import { Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { IconButton } from '@/ui/icon-button.tsx'
import { Input } from '@/ui/input.tsx'
import { setListView, useListView } from './list-view.ts'

const FIELD_ID = 'search-chats'

export function SearchField() {
  const query = useListView((view) => view.query)
  return (
    <search className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-muted-fg"
      />
      <Input
        id={FIELD_ID}
        aria-label="Search chats by title"
        placeholder="Search titles"
        value={query}
        maxLength={200}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => setListView({ query: event.target.value })}
        onKeyDown={heedKey}
        className="border-transparent bg-muted pr-8 pl-[31px] hover:border-input"
      />
      {query !== '' && (
        <IconButton
          label="Clear search"
          size="sm"
          className="absolute top-0.5 right-0.5"
          onClick={() => {
            setListView({ query: '' })
            focusSearch()
          }}
        >
          <X aria-hidden />
        </IconButton>
      )}
    </search>
  )
}

/** Puts the cursor into the search field, once the panel it is in has opened. */
export function focusSearch() {
  requestAnimationFrame(() => {
    const field = document.getElementById(FIELD_ID)
    if (field instanceof HTMLInputElement) field.select()
  })
}

function heedKey(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === 'Escape') {
    setListView({ query: '' })
    event.currentTarget.blur()
  } else if (event.key === 'ArrowDown') {
    document.querySelector<HTMLElement>('[data-chat-row]')?.focus()
  } else return
  event.preventDefault()
  event.stopPropagation()
}
