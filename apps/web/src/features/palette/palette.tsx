'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useActions } from '@/lib/actions.ts'
import { setPanels } from '@/lib/panels.ts'
import { useTheme } from '@/lib/theme.ts'
import {
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '@/ui/command.tsx'
import { actionEntries } from './action-entries.ts'
import type { Entry } from './entry.ts'
import { Keys } from './keys.tsx'
import { listingOf } from './listing.ts'
import { recentIds, rememberRecent } from './recent.ts'
import { standingEntries } from './standing-entries.ts'
import { useFoundAgents } from './use-found-agents.ts'
import { useFoundChats } from './use-found-chats.ts'
import { useFoundModels } from './use-found-models.ts'

/** Everything that can be done or gone to from here, by typing a part of its name. */
export function Palette({ open }: { open: boolean }) {
  return (
    <CommandDialog
      open={open}
      onOpenChange={(paletteOpen) => setPanels({ paletteOpen })}
      title="Command palette"
      shouldFilter={false}
    >
      <PaletteContent />
    </CommandDialog>
  )
}

function PaletteContent() {
  const [query, setQuery] = useState('')
  const [recent] = useState(recentIds)
  const { listing, isSearching } = useListing(query, recent)
  const choose = useChoice()
  return (
    <>
      <CommandInput
        value={query}
        onValueChange={setQuery}
        placeholder="Search chats, rooms, agents, actions"
        aria-label="Search chats, rooms, agents, actions, settings"
      />
      <CommandList aria-label="What was found">
        <CommandEmpty>{isSearching ? 'Searching…' : `Nothing is called “${query.trim()}”.`}</CommandEmpty>
        {listing.map(({ heading, entries }) => (
          <CommandGroup key={heading} heading={heading}>
            {entries.map((entry) => (
              <PaletteItem key={entry.id} entry={entry} onChoose={choose} />
            ))}
          </CommandGroup>
        ))}
      </CommandList>
    </>
  )
}

function PaletteItem({ entry, onChoose }: { entry: Entry; onChoose: (entry: Entry) => void }) {
  const { id, title, note, shortcut, Icon } = entry
  return (
    <CommandItem value={id} onSelect={() => onChoose(entry)}>
      <Icon aria-hidden />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {note && <span className="text-xs text-muted-fg">{note}</span>}
      {shortcut && <Keys chord={shortcut} className="pointer-coarse:hidden" />}
    </CommandItem>
  )
}

function useListing(query: string, recent: readonly string[]) {
  const actions = useActions((store) => store.actions)
  const theme = useTheme()
  const router = useRouter()
  const models = useFoundModels()
  const agents = useFoundAgents()
  const { chats, isSearching } = useFoundChats(query)
  const goTo = (path: string) => (path.startsWith('/api') ? location.assign(path) : router.push(path))
  const entries = [...actionEntries(actions), ...chats, ...agents, ...models, ...standingEntries(theme, goTo)]
  return { listing: listingOf(entries, query, recent), isSearching }
}

/** Runs what was chosen once the dialog is gone: it gives the focus back first, and the action may move it on. */
function useChoice() {
  const chosen = useRef<Entry | null>(null)
  useEffect(
    () => () => {
      const entry = chosen.current
      if (entry) setTimeout(entry.run, 0)
    },
    [],
  )
  return (entry: Entry) => {
    chosen.current = entry
    rememberRecent(entry.id)
    setPanels({ paletteOpen: false })
  }
}
