'use client'

import { Bot } from 'lucide-react'
import { setNewChat } from '@/features/chat/new-chat.ts'
import { chooseModel } from '@/features/chat/verbs.ts'
import { useModels } from '@/features/models/use-models.ts'
import { changePreferences } from '@/features/settings/change-profile.ts'
import { chatInAddress } from '@/lib/address.ts'
import type { Entry } from './entry.ts'
import { isOnChat } from './place.ts'

/** Every model that can answer: choosing one sets it for the open chat, or in the settings as one’s default. */
export function useFoundModels(): Entry[] {
  const { models, providers } = useModels()
  const verb = isOnChat() ? 'Use' : 'Default model:'
  return models.map(({ id, name, provider }) => ({
    id: `model.${id}`,
    title: `${verb} ${name}`,
    keywords: `model switch ${id} ${providers.find((known) => known.id === provider)?.name ?? ''}`,
    group: 'Models',
    Icon: Bot,
    onlyFound: true,
    run: () => choose(id),
  }))
}

function choose(model: string) {
  const chatId = chatInAddress()
  if (!isOnChat()) void changePreferences('Change the default model', { defaultModel: model })
  else if (chatId) void chooseModel(chatId, model)
  else setNewChat({ model })
}
