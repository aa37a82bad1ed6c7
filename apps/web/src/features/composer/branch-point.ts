'use client'

import type { Message } from '@parley/contracts'
import { create } from 'zustand'
import { focusComposer } from './focus.ts'

type BranchPoint = Pick<Message, 'id' | 'chatId'> & { authorName: string }

/** The message after which what is said next opens a branch. */
export const useBranchPoint = create<{ point: BranchPoint | null }>(() => ({ point: null }))

export function beginBranch({ id, chatId, author }: Message) {
  useBranchPoint.setState({ point: { id, chatId, authorName: author.name } })
  focusComposer()
}

export const forgetBranch = () => useBranchPoint.setState({ point: null })

/** The parent that was chosen for the next message of a chat; it is used up by that. */
export function takeBranchPoint(chatId: string): string | undefined {
  const { point } = useBranchPoint.getState()
  if (point?.chatId !== chatId) return undefined
  forgetBranch()
  return point.id
}
