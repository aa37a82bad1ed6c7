'use client'

import type { Run } from '@parley/contracts'
import { ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { showMessage } from '@/features/messages/show-message.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { lastedOf, standingOf, tokensOf } from './run-words.ts'

/** One run: what was asked, what came, how long it took and what it cost. */
export function RunCard({ run, chatId }: { run: Run; chatId: string }) {
  const { tone, words } = standingOf(run)
  return (
    <li className="flex flex-col gap-2 rounded-lg border bg-bg p-3 text-sm">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{run.agent.name}</span>
        <Badge variant={tone}>{words}</Badge>
      </div>
      <Excerpt name={`${run.asker.name} asked`}>{run.prompt}</Excerpt>
      {run.error ? (
        <p className="text-xs wrap-anywhere text-danger">{run.error.message}</p>
      ) : (
        <Excerpt name="Answer">{run.output}</Excerpt>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs text-muted-fg tabular-nums">
        <Fact name="Began">{run.startedAt === null ? null : timeOf(run.startedAt)}</Fact>
        <Fact name="Ended">{run.endedAt === null ? null : timeOf(run.endedAt)}</Fact>
        <Fact name="Took">{lastedOf(run)}</Fact>
        <Fact name="Tokens">{tokensOf(run)}</Fact>
        <Fact name="Model">{run.model}</Fact>
      </dl>
      <Button
        size="sm"
        variant="ghost"
        className="-mb-1 -ml-2 self-start pointer-coarse:-ml-3"
        onClick={() => void showMessage(chatId, run.messageId)}
      >
        <ArrowUpRight aria-hidden />
        Show the message
      </Button>
    </li>
  )
}

const Excerpt = ({ name, children }: { name: string; children: string }) =>
  children !== '' && (
    <div>
      <p className="text-xs text-muted-fg">{name}</p>
      <p className="line-clamp-3 wrap-anywhere">{children}</p>
    </div>
  )

const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children !== null && (
    <>
      <dt>{name}</dt>
      <dd className="wrap-anywhere text-fg">{children}</dd>
    </>
  )

const timeOf = (at: number): string =>
  new Date(at).toLocaleString(undefined, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  })
