'use client'

import { useEffect, useRef } from 'react'
import { Avatar } from '@/ui/avatar.tsx'
import { announce } from '@/ui/announce.ts'
import { cn } from '@/ui/cn.ts'
import { optionId } from './option-id.ts'
import type { Suggestion } from './suggest.ts'

type MentionListProps = {
  id: string
  suggestions: readonly Suggestion[]
  active: number
  onPick: (suggestion: Suggestion) => void
}

/** Above the composer: whom the @ may mean. The focus stays in the text. */
export function MentionList({ id, suggestions, active, onPick }: MentionListProps) {
  const list = useRef<HTMLDivElement>(null)
  const count = suggestions.length
  useEffect(() => {
    announce(count === 1 ? 'One suggestion' : `${count} suggestions`)
  }, [count])
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={id}
      // What suggests words for a text area has no tag of its own.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label="People and agents"
      className="absolute inset-x-0 bottom-full z-20 mb-1 max-h-64 overflow-y-auto rounded-lg border bg-popover p-1 shadow-float"
    >
      {suggestions.map((suggestion, index) => (
        // The keyboard chooses from within the text, which keeps the focus.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={suggestion.id}
          id={optionId(id, index)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
          className={cn(
            'flex cursor-default items-center gap-2 rounded-md px-2 py-1.5 text-sm pointer-coarse:min-h-11',
            index === active ? 'bg-fg/8' : 'hover:bg-fg/4',
          )}
        >
          <Avatar
            name={suggestion.kind === 'room' ? '@' : suggestion.name}
            seed={suggestion.id}
            src={suggestion.picture}
            shape={suggestion.kind === 'agent' ? 'square' : 'round'}
            size="sm"
          />
          <span className="truncate font-medium">{suggestion.name}</span>
          <span className="truncate text-muted-fg">@{suggestion.handle}</span>
          {suggestion.kind === 'agent' && (
            <span className="ml-auto shrink-0 text-xs text-subtle-fg">
              {suggestion.isOthers ? 'Answers its owner only' : 'Agent'}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
