import type { ReactNode } from 'react'
import { Avatar } from '@/ui/avatar.tsx'
import { Badge } from '@/ui/badge.tsx'

type MessageProps = { name: string; time: string; children: ReactNode }

export function PersonMessage(props: MessageProps) {
  return <Message {...props} avatar={<Avatar name={props.name} />} />
}

export function AgentMessage(props: MessageProps) {
  return (
    <Message {...props} avatar={<Avatar name={props.name} shape="square" />} badge={<Badge>agent</Badge>} />
  )
}

function Message({
  name,
  time,
  avatar,
  badge,
  children,
}: MessageProps & { avatar: ReactNode; badge?: ReactNode }) {
  return (
    <div className="flex gap-3">
      {avatar}
      <div className="min-w-0 flex-1 text-sm">
        <div className="flex items-center gap-2">
          <span className="truncate font-accent font-semibold">{name}</span>
          {badge}
          <span className="text-xs text-subtle-fg tabular-nums">{time}</span>
        </div>
        {children}
      </div>
    </div>
  )
}
