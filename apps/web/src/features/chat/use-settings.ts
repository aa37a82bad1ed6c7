'use client'

import type { Parameters } from '@parley/contracts'
import { setNewChat, useNewChat } from './new-chat.ts'
import { useChatState } from './use-chat.ts'
import { chooseModel, setParameters } from './verbs.ts'

const NONE: Parameters = {}

export type ChatSettings = {
  model: string | null
  parameters: Parameters
  setModel: (model: string | null) => void
  setParameters: (parameters: Parameters) => void
}

/** The model and parameters of a chat, or of the one that is about to be made. */
export function useChatSettings(chatId: string | null): ChatSettings {
  const chat = useChatState(chatId ?? '', (state) => state.chat)
  const planned = useNewChat()
  if (chatId === null)
    return {
      model: planned.model,
      parameters: planned.parameters,
      setModel: (model) => setNewChat({ model }),
      setParameters: (parameters) => setNewChat({ parameters }),
    }
  return {
    model: chat?.model ?? null,
    parameters: chat?.parameters ?? NONE,
    setModel: (model) => void chooseModel(chatId, model),
    setParameters: (parameters) => void setParameters(chatId, parameters),
  }
}
