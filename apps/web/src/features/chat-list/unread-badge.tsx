import { mentionsOf, unreadOf, type ChatListItem } from '@parley/contracts'
import { cn } from '@/ui/cn.ts'

const MOST = 99

/** Whether what is unread there shall be noticed; a muted room waits until it is looked for. */
export const isLoud = (item: ChatListItem): boolean => hasNews(item) && item.mutedAt === null

export const hasNews = (item: ChatListItem): boolean => unreadOf(item) > 0 || mentionsOf(item) > 0

/** How much is unread in a room, and how often one is mentioned there, in its threads as well. */
export function UnreadBadge({ item }: { item: ChatListItem }) {
  if (!hasNews(item)) return null
  const unread = unreadOf(item)
  const mentions = mentionsOf(item)
  const isQuiet = item.mutedAt !== null
  return (
    <>
      {mentions > 0 && <MentionBadge count={mentions} isQuiet={isQuiet} />}
      {unread > 0 && (
        <span aria-hidden className={cn(badgeStyle, isQuiet ? 'px-0 text-subtle-fg' : 'bg-fg/10 text-fg')}>
          {shown(unread)}
        </span>
      )}
      <span className="sr-only">{inWords(unread, mentions)}</span>
    </>
  )
}

export const MentionBadge = ({ count, isQuiet = false }: { count: number; isQuiet?: boolean }) => (
  <span aria-hidden className={cn(badgeStyle, isQuiet ? 'border text-muted-fg' : 'bg-accent text-accent-fg')}>
    @{shown(count)}
  </span>
)

const badgeStyle =
  'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full px-1 font-accent text-[11px] leading-none font-medium tabular-nums'

const shown = (count: number): string => (count > MOST ? `${MOST}+` : String(count))

function inWords(unread: number, mentions: number): string {
  const mentioned = mentions === 0 ? '' : `, ${mentions} ${mentions === 1 ? 'mentions' : 'mention'} you`
  return unread === 0 ? mentioned : `, ${unread} unread${mentioned}`
}
