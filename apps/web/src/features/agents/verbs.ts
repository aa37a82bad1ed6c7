import { newId, type Agent, type CreateAgent } from '@parley/contracts'
import { chatPath } from '@/lib/address.ts'
import { api } from '@/lib/api.ts'
import { agentsApi } from '@/lib/api-agents.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import type { PictureChange } from './agent-values.ts'
import { refreshAgents } from './use-agents.ts'

/** Begins a direct chat with an agent, and goes there. */
export const talkTo = ({ id: agentId, name }: Agent) =>
  tryOrTell(`Chat with ${name}`, async () => {
    const chat = await api.createChat({ id: newId(), agentId, title: name })
    location.assign(chatPath(chat.id))
  })

type Saved = { agent: Agent | 'new'; id: string; values: CreateAgent; picture: PictureChange }

/** Rejects when the server refuses, so that the form can say so. */
export async function saveAgent({ agent, id, values, picture }: Saved) {
  if (agent === 'new') await agentsApi.create({ id, ...values })
  else await agentsApi.update(id, values)
  if (picture === 'remove') await agentsApi.removePicture(id)
  else if (picture !== 'keep') await agentsApi.setPicture(id, picture.image)
  await refreshAgents()
}

export async function deleteAgent({ id }: Agent) {
  await agentsApi.remove(id)
  await refreshAgents()
}
