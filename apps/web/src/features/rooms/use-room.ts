'use client'

import type { ChatState, Participant } from '@parley/contracts'
import { useChatState } from '@/features/chat/use-chat.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { rightsIn, type Rights } from './roles.ts'

const NOBODY: Participant[] = []
const participantsOf = ({ participants }: ChatState) => participants

/** Who is in a chat, as far as is known. */
export const useParticipants = (chatId: string): Participant[] =>
  useChatState(chatId, participantsOf) ?? NOBODY

const NO_RIGHTS: Rights = { role: 'viewer', manages: false, owns: false, invites: false }

/** What one may do in this room; nothing while it is not known. */
export function useRights(chatId: string): Rights {
  const ownId = useInbox((inbox) => inbox.profile.id)
  const participants = useParticipants(chatId)
  const chat = useChatState(chatId, (state) => state.chat)
  if (!chat || ownId === undefined) return NO_RIGHTS
  return rightsIn({ chat, participants }, ownId)
}

export const useIsRoom = (chatId: string | null): boolean => {
  const listed = useInbox((inbox) => inbox.chats[chatId ?? '']?.kind)
  return (useChatState(chatId ?? '', (state) => state.chat.kind) ?? listed) === 'room'
}
