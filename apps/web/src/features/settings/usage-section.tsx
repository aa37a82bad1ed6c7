'use client'

import type { Usage } from '@parley/contracts'
import { useQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn } from 'lucide-react'
import { sentenceOf } from '@/lib/api-fault.ts'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Section } from './section.tsx'
import { settingsApi } from './settings-api.ts'

export function UsageSection() {
  const { data, error, refetch } = useQuery({
    queryKey: ['usage'],
    queryFn: settingsApi.usage,
    staleTime: 0,
  })
  return (
    <Section id="usage" lead={data && `What your questions took since ${dayOf(data.since)}.`}>
      {data && <UsageTable usage={data} />}
      {!data && !error && <Skeleton className="h-40" />}
      {!data && error && <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>}
    </Section>
  )
}

function UsageTable({ usage }: { usage: Usage }) {
  if (usage.byModel.length === 0)
    return (
      <EmptyState icon={ChartNoAxesColumn} title="Nothing yet" className="rounded-lg border bg-card">
        Answers you ask for are counted here, per model.
      </EmptyState>
    )
  const rows = usage.byModel.toSorted((a, b) => b.outputTokens - a.outputTokens)
  return (
    <div className="overflow-x-auto rounded-lg border bg-card">
      <table className="w-full text-sm [&_td]:px-3 [&_td]:py-2.5 sm:[&_td]:px-4 [&_th]:px-3 [&_th]:py-2.5 sm:[&_th]:px-4">
        <thead className="text-right text-xs text-muted-fg">
          <tr className="border-b">
            <th className="text-left font-medium">Model</th>
            <th className="font-medium">Answers</th>
            <th className="font-medium">Tokens read</th>
            <th className="font-medium">Tokens written</th>
          </tr>
        </thead>
        <tbody className="divide-y text-right tabular-nums">
          {rows.map((row) => (
            <UsageRow key={row.model} title={row.model} counts={row} />
          ))}
        </tbody>
        <tfoot className="border-t text-right font-medium tabular-nums">
          <UsageRow title="All" counts={usage} />
        </tfoot>
      </table>
    </div>
  )
}

type Counts = Pick<Usage, 'replies' | 'inputTokens' | 'outputTokens'>

const UsageRow = ({ title, counts }: { title: string; counts: Counts }) => (
  <tr>
    <th scope="row" className="text-left font-medium">
      {title}
    </th>
    <td>{numbers.format(counts.replies)}</td>
    <td>{numbers.format(counts.inputTokens)}</td>
    <td>{numbers.format(counts.outputTokens)}</td>
  </tr>
)

const numbers = new Intl.NumberFormat()

const dayOf = (at: number): string => new Date(at).toLocaleDateString(undefined, { dateStyle: 'long' })
