import type { LucideIcon } from 'lucide-react'
import type { ActionGroup } from '@/lib/actions.ts'
import type { Chord } from '@/lib/shortcut.ts'
import type { Findable } from './rank.ts'

export type EntryGroup = ActionGroup | 'Chats' | 'Agents' | 'Models' | 'Theme' | 'Settings'

/** One line of the palette. */
export type Entry = Findable & {
  group: EntryGroup
  Icon: LucideIcon
  shortcut?: Chord
  /** Said at the far end: that it is the chosen one, for example. */
  note?: string
  /** Only a search brings it up: there are too many of its kind to list. */
  onlyFound?: boolean
  run: () => void
}
