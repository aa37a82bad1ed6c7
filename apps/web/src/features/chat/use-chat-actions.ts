'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useOfferedActions } from '@/lib/actions.ts'
import { answerActions } from './answer-actions.ts'
import { chatActions } from './chat-actions.ts'
import { placeActions } from './place-actions.ts'

/** Offers everything that can be done here to the keyboard and to the palette. */
export function useChatActions(openId: string | null) {
  const router = useRouter()
  useOfferedActions(
    useMemo(
      () => [...placeActions((path) => router.push(path)), ...chatActions(openId), ...answerActions(openId)],
      [openId, router],
    ),
  )
}
