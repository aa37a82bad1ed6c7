import { answerActions } from '@/features/chat/answer-actions.ts'
import { chatActions } from '@/features/chat/chat-actions.ts'
import { placeActions } from '@/features/chat/place-actions.ts'
import type { Action } from '@/lib/actions.ts'
import type { Chord } from '@/lib/shortcut.ts'

export type Shortcut = { title: string; chord: Chord }
export type ShortcutGroup = { title: string; shortcuts: Shortcut[] }

/** Every shortcut there is, wherever one is just now: the actions of the chat screen, and the keys of its text field. */
export function shortcutGroups(sendWith: 'enter' | 'mod-enter'): ShortcutGroup[] {
  const actions = [...placeActions(() => {}), ...chatActions(ANY_CHAT), ...answerActions(ANY_CHAT)]
  const byGroup = Map.groupBy(actions.filter(hasShortcut), ({ group }) => group)
  const groups = [...byGroup].map(([title, those]) => ({
    title,
    shortcuts: those.map((action) => ({ title: action.title, chord: action.shortcut })),
  }))
  return [...groups, { title: 'Writing', shortcuts: writing(sendWith) }]
}

const ANY_CHAT = 'any'

const hasShortcut = (action: Action): action is Action & { shortcut: Chord } => action.shortcut !== undefined

const writing = (sendWith: 'enter' | 'mod-enter'): Shortcut[] => [
  { title: 'Send', chord: sendWith === 'enter' ? 'enter' : 'mod+enter' },
  { title: 'New line', chord: sendWith === 'enter' ? 'shift+enter' : 'enter' },
  { title: 'Edit your last message', chord: 'arrowup' },
]
