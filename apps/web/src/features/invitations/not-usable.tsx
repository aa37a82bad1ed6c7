'use client'

import { AppError } from '@parley/contracts'
import { AuthPage } from '@/features/auth/auth-page.tsx'
import { isNotFound, sentenceOf } from '@/lib/api-fault.ts'
import { Button } from '@/ui/button.tsx'
import { buttonVariants } from '@/ui/button-variants.ts'

/** Why an invitation cannot be used, and what can be done instead. */
export function NotUsable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { title, lead } = wordsOf(error)
  const mayPass = !(error instanceof AppError)
  return (
    <AuthPage title={title} lead={lead}>
      <div className="flex gap-2">
        {mayPass && (
          <Button variant="primary" size="lg" onClick={onRetry}>
            Try again
          </Button>
        )}
        <a
          href="/chat"
          className={buttonVariants({ size: 'lg', variant: mayPass ? 'secondary' : 'primary' })}
        >
          To your chats
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
    case 'invitation_over':
      return {
        title: 'This invitation is over',
        lead: 'It has expired, was used as often as it could be, or was taken back. Ask for a new one.',
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
