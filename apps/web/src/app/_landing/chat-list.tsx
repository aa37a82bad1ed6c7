import { Hash, MessageSquare } from 'lucide-react'
import { cn } from '@/ui/cn.ts'
import { StatusDot } from '@/ui/status-dot.tsx'

const CHATS = [
  { title: 'importer', Icon: Hash, state: 'open' },
  { title: 'design', Icon: Hash, state: 'unread' },
  { title: 'on-call', Icon: Hash, state: 'read' },
  { title: 'Postgres upgrade', Icon: MessageSquare, state: 'read' },
  { title: 'Letter to the landlord', Icon: MessageSquare, state: 'read' },
] as const

export function ChatList() {
  return (
    <div className="flex w-48 shrink-0 flex-col gap-0.5 border-r bg-card p-2 pt-4 max-xl:hidden">
      <span className="px-2 pb-1 font-accent text-xs font-medium text-subtle-fg">Today</span>
      {CHATS.map(({ title, Icon, state }) => (
        <span
          key={title}
          className={cn(
            'flex h-8 items-center gap-2 rounded-md px-2 text-sm text-muted-fg',
            state === 'open' && 'bg-muted text-fg',
            state === 'unread' && 'font-medium text-fg',
          )}
        >
          <Icon aria-hidden className="size-3.5 shrink-0 text-subtle-fg" />
          <span className="truncate">{title}</span>
          {state === 'unread' && <StatusDot tone="accent" className="ml-auto" />}
        </span>
      ))}
    </div>
  )
}
