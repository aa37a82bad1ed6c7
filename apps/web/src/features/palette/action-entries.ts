import { ArrowRight, MessageSquare, PanelLeft, Sparkles, type LucideIcon } from 'lucide-react'
import { isEnabled, type Action, type ActionGroup } from '@/lib/actions.ts'
import type { Entry } from './entry.ts'

const ICONS: Record<ActionGroup, LucideIcon> = {
  'Go to': ArrowRight,
  Chat: MessageSquare,
  Answer: Sparkles,
  View: PanelLeft,
}

/** Everything that can be done right now, but for opening what is open already. */
export const actionEntries = (actions: readonly Action[]): Entry[] =>
  actions
    .filter((action) => action.id !== 'palette' && isEnabled(action))
    .map(({ id, title, group, shortcut, run }) => ({
      id,
      title,
      group,
      Icon: ICONS[group],
      ...(shortcut !== undefined && { shortcut }),
      run,
    }))
