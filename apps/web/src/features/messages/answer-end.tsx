'use client'

import { isContinuable, type Message, type Reply } from '@parley/contracts'
import { Play, RotateCw } from 'lucide-react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { maySteer } from '@/features/chat/writing.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { CUT_WORDS } from './cut-words.ts'
import { useSpeaks } from './use-speaks.ts'
import { askAgain, continueAnswer } from './verbs.ts'

type AnswerEndProps = { message: Message; hasText: boolean }

/** What to know, and to do, of an answer that did not end by itself. */
export function AnswerEnd({ message, hasText }: AnswerEndProps) {
  const { reply, status } = message
  if (!reply || status === 'writing') return null
  const actions = <EndActions message={message} reply={reply} hasText={hasText} />
  if (reply.cut) return <QuietEnd words={CUT_WORDS[reply.cut]} actions={actions} />
  if (reply.status === 'completed' && !hasText)
    return <QuietEnd words="The model said nothing." actions={actions} />
  if (!isContinuable(reply)) return null
  if (reply.status === 'stopped') return <QuietEnd words="Stopped." actions={actions} />
  if (reply.status === 'interrupted')
    return (
      <Banner tone="warning" title="The answer was interrupted" actions={actions} className="mt-3">
        {reply.error?.message ?? 'What was written until then is kept.'}
      </Banner>
    )
  return (
    <Banner tone="danger" title="The answer failed" actions={actions} className="mt-3">
      <p className="wrap-anywhere">{reply.error?.message ?? 'The model gave no reason.'}</p>
    </Banner>
  )
}

function QuietEnd({ words, actions }: { words: string; actions: React.ReactNode }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted-fg">
      {words}
      <div className="flex gap-2">{actions}</div>
    </div>
  )
}

/** Whoever asked may have it continued, and those who manage the room; all who speak may ask again. */
function EndActions({ message, reply, hasText }: AnswerEndProps & { reply: Reply }) {
  const speaks = useSpeaks(message.chatId)
  const ownId = useInbox((inbox) => inbox.profile.id) ?? null
  const directs = useChatState(message.chatId, (state) => maySteer(state, message, ownId))
  if (!speaks) return null
  return (
    <>
      {hasText && directs && isContinuable(reply) && (
        <Button size="sm" onClick={() => void continueAnswer(reply.id)}>
          <Play aria-hidden /> Continue
        </Button>
      )}
      <Button size="sm" onClick={() => void askAgain(message)}>
        <RotateCw aria-hidden /> Retry
      </Button>
    </>
  )
}
