'use client'

import { Bot } from 'lucide-react'
import { isUnauthenticated, sentenceOf } from '@/lib/api-fault.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { AgentRow } from './agent-row.tsx'
import { AgentSkeletons } from './agent-skeletons.tsx'
import { editAgent } from './agent-view.ts'
import { useAgents } from './use-agents.ts'

export function AgentList({ isMine }: { isMine: boolean }) {
  const list = useAgents(isMine)
  if (list.isPending || isUnauthenticated(list.error)) return <AgentSkeletons />
  if (list.error && list.agents.length === 0)
    return <ErrorState onRetry={() => void list.refetch()}>{sentenceOf(list.error)}</ErrorState>
  if (list.agents.length === 0) return <Nothing isMine={isMine} />
  return (
    <>
      <ul aria-label="Agents" className="mt-4 divide-y rounded-lg border bg-card">
        {list.agents.map((agent) => (
          <AgentRow key={agent.id} agent={agent} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="ghost"
          className="mt-2"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          More agents
        </Button>
      )}
    </>
  )
}

const Nothing = ({ isMine }: { isMine: boolean }) => (
  <EmptyState
    icon={Bot}
    title={isMine ? 'You have made no agent yet' : 'No agents yet'}
    className="mt-4"
    actions={<Button onClick={() => editAgent('new')}>Make an agent</Button>}
  >
    Give a model a name, tell it what it is there for, and bring it into your rooms.
  </EmptyState>
)
