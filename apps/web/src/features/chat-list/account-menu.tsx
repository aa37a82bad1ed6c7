'use client'

import type { Profile } from '@parley/contracts'
import { ChevronsUpDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { PRESENCE_NAMES, PresenceDot } from '@/features/rooms/presence-dot.tsx'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { useInbox } from '@/lib/live/inbox.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Button } from '@/ui/button.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { useOwnPresence } from './own-presence.ts'

export type AccountMenuProps = { profile: Profile }

/** Who is logged in, and what belongs to them. */
export function AccountMenu() {
  const profile = useInbox((inbox) => inbox.profile)
  return profile ? <OwnMenu profile={profile} /> : <Skeleton className="m-2 h-6 w-32" />
}

const OwnMenu = onFirstUse<AccountMenuProps>(
  () => import('./account-menu-open.tsx').then((module) => module.AccountMenuOpen),
  ({ profile }, open) => <AccountButton profile={profile} onClick={open} />,
)

export function AccountButton({ profile, ...props }: ComponentProps<typeof Button> & AccountMenuProps) {
  const presence = useOwnPresence()
  return (
    <Button
      variant="ghost"
      aria-haspopup="menu"
      className="h-10 w-full justify-start px-2 text-fg"
      {...props}
    >
      <span className="relative inline-flex shrink-0">
        <Avatar name={profile.name} seed={profile.id} size="sm" />
        <PresenceDot
          presence={presence}
          isSilent
          className="absolute -right-1 -bottom-0.5 ring-2 ring-card"
        />
      </span>
      <span className="truncate">
        <span className="sr-only">Account of </span>
        {profile.name}
        <span className="sr-only">, {PRESENCE_NAMES[presence]}</span>
      </span>
      <ChevronsUpDown aria-hidden className="ml-auto text-muted-fg" />
    </Button>
  )
}
