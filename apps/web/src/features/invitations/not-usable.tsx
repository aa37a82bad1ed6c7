'use client'

import { AppError } from '@parley/contracts'
import { AuthPage } from '@/features/auth/auth-page.tsx'
import { isNotFound, sentenceOf } from '@/lib/api-fault.ts'
import { Button } from '@/ui/button.tsx'
import { buttonVariants } from '@/ui/button-variants.ts'
import { cn } from '@/ui/cn.ts'

/** Why an invitation cannot be used, and what can be done instead. */
export function NotUsable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { title, lead } = wordsOf(error)
  const mayPass = !(error instanceof AppError)
  const look = buttonVariants({ size: 'lg', variant: mayPass ? 'secondary' : 'primary' })
  return (
    <AuthPage title={title} lead={lead}>
      <div className="flex gap-2">
        {mayPass && (
          <Button variant="primary" size="lg" onClick={onRetry}>
            Try again
          </Button>
        )}
        <a href="/chat" className={cn(look, 'hidden signed-in:inline-flex')}>
          To your chats
        </a>
        <a href="/auth/login" className={cn(look, 'signed-in:hidden')}>
          Log in
        </a>
      </div>
    </AuthPage>
  )
}

function wordsOf(error: unknown): { title: string; lead: string } {
  const code = error instanceof AppError ? error.code : null
  if (isNotFound(error))
    return {
      title: 'This is no invitation',
      lead: 'The link is not whole, or the room is gone. Ask whoever sent it for another.',
    }
  switch (code) {
    case 'invitation_expired':
      return {
        title: 'This invitation has expired',
        lead: 'It could be used until a certain time only. Ask whoever sent it for a new one.',
      }
    case 'invitation_used_up':
      return {
        title: 'This invitation is used up',
        lead: 'It let in as many people as it was made for. Ask whoever sent it for a new one.',
      }
    case 'invitation_revoked':
      return {
        title: 'This invitation was taken back',
        lead: 'Whoever manages the room has ended it. Ask them for a new one if you should be in there.',
      }
    case 'room_closed':
      return {
        title: 'This room is archived',
        lead: 'Nobody comes into it while it is. Ask whoever invited you to open it again.',
      }
    case 'removed_from_room':
      return {
        title: 'You were removed from this room',
        lead: 'A link does not lead back in. Somebody who manages the room has to bring you in again.',
      }
    case 'invitation_for_another':
      return {
        title: 'This invitation is for somebody else',
        lead: 'It was sent to another address than that of your account. Log in with that one to use it.',
      }
    default:
      return { title: 'That did not work', lead: sentenceOf(error) }
  }
}
