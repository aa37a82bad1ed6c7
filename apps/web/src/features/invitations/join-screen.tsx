'use client'

import { AuthPage } from '@/features/auth/auth-page.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { InvitationCard } from './invitation-card.tsx'
import { NotUsable } from './not-usable.tsx'
import { useInvitation } from './use-invitation.ts'

/** The whole of /join/<token>. */
export function JoinScreen() {
  const { invited, retry } = useInvitation()
  if (invited.kind === 'loading') return <Loading />
  if (invited.kind === 'failed') return <NotUsable error={invited.error} onRetry={retry} />
  return <InvitationCard invited={invited} />
}

const Loading = () => (
  <AuthPage title="Invitation" lead={<Skeleton className="h-6 w-64 max-w-full" />}>
    <output aria-busy aria-label="Reading the invitation">
      <Skeleton className="h-28" />
    </output>
  </AuthPage>
)
