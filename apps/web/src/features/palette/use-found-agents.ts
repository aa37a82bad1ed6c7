'use client'

import { useQuery } from '@tanstack/react-query'
import { Bot } from 'lucide-react'
import { talkTo } from '@/features/agents/verbs.ts'
import { agentsApi } from '@/lib/api-agents.ts'
import type { Entry } from './entry.ts'

/** Every agent one may talk to: choosing one begins a chat with it. */
export function useFoundAgents(): Entry[] {
  const { data } = useQuery({
    queryKey: ['agents', 'palette'],
    queryFn: () => agentsApi.list({ limit: 100 }),
  })
  return (data?.items ?? []).map((agent) => ({
    id: `agent.${agent.id}`,
    title: `Chat with ${agent.name}`,
    keywords: `agent talk ask ${agent.handle} ${agent.description}`,
    group: 'Agents',
    Icon: Bot,
    onlyFound: true,
    run: () => void talkTo(agent),
  }))
}
