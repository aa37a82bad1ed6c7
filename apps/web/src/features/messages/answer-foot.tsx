'use client'

import { Alternatives } from './alternatives.tsx'
import { MessageActions } from './message-actions.tsx'
import type { MessageRowProps } from './message-row.tsx'
import { MetaLine } from './meta-line.tsx'

/** Below an answer. The line is always as high, so that nothing moves when it is pointed at. */
export function AnswerFoot(props: MessageRowProps) {
  const { message, alternatives } = props
  if (message.status === 'writing') return <div className="h-9 pointer-coarse:h-11" />
  return (
    <div className="-ml-1.5 flex h-9 items-center gap-1 pointer-coarse:-ml-3 pointer-coarse:h-11">
      <Alternatives message={message} alternatives={alternatives} />
      <MessageActions {...props} />
      <MetaLine message={message} />
    </div>
  )
}
