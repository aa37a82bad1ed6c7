'use client'

import type { Parameters } from '@parley/contracts'
import { ChevronRight } from 'lucide-react'
import { ModelParameters } from '@/features/chat/parameters-form.tsx'

type AgentParametersProps = { parameters: Parameters; onChange: (parameters: Parameters) => void }

/** How its answers are made; folded away, as the model’s own ways serve most. */
export function AgentParametersFields({ parameters, onChange }: AgentParametersProps) {
  return (
    <details className="group">
      <summary className="flex w-fit items-center gap-1 rounded-sm font-accent text-sm font-medium select-none">
        <ChevronRight
          aria-hidden
          className="size-4 text-muted-fg transition-transform group-open:rotate-90"
        />
        Parameters
      </summary>
      <div className="mt-3 flex flex-col gap-4">
        <ModelParameters parameters={parameters} onChange={onChange} />
      </div>
    </details>
  )
}
