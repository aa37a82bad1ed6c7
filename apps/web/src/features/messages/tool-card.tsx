'use client'

import type { ToolCall } from '@parley/contracts'
import { ChevronRight, Wrench } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Badge } from '@/ui/badge.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { Spinner } from '@/ui/spinner.tsx'

const STATES: Record<ToolCall['status'], { word: string; look: ComponentProps<typeof Badge>['variant'] }> = {
  queued: { word: 'Waiting', look: 'neutral' },
  running: { word: 'Running', look: 'accent' },
  done: { word: 'Done', look: 'success' },
  error: { word: 'Failed', look: 'danger' },
}

/** A model's call of a tool: what it asked and what came back. */
export function ToolCard({ call }: { call: ToolCall }) {
  const { word, look } = STATES[call.status]
  return (
    <details
      className="group/tool my-3 overflow-hidden rounded-lg border bg-card text-sm"
      open={call.status === 'error'}
    >
      <summary className="flex h-9 list-none items-center gap-2 px-3 select-none focus-visible:-outline-offset-2 pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
        <Wrench aria-hidden className="size-3.5 shrink-0 text-muted-fg" />
        <span className="truncate font-mono text-xs font-medium">{call.name}</span>
        <Badge variant={look}>
          {call.status === 'running' && <Spinner label={null} className="[&_svg]:size-3" />}
          {word}
        </Badge>
        <ChevronRight
          aria-hidden
          className="ml-auto size-4 text-muted-fg transition-transform group-open/tool:rotate-90"
        />
      </summary>
      <Value title="Arguments" value={call.args} />
      {call.output !== undefined && (
        <Value title={call.status === 'error' ? 'Error' : 'Result'} value={call.output} />
      )}
    </details>
  )
}

function Value({ title, value }: { title: string; value: unknown }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return (
    <section className="border-t px-3 py-2">
      <div className="flex h-6 items-center justify-between">
        <h4 className="font-accent text-xs font-medium text-subtle-fg">{title}</h4>
        <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} size="sm" />
      </div>
      <pre className="max-h-72 overflow-auto font-mono text-xs wrap-anywhere whitespace-pre-wrap">{text}</pre>
    </section>
  )
}
