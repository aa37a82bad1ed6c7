import type { Agent } from '@parley/contracts'
import { Choice } from '@/features/settings/choice.tsx'
import { VISIBILITIES } from './visibilities.ts'

type AgentVisibilityProps = { value: Agent['visibility']; onChange: (value: Agent['visibility']) => void }

export function AgentVisibility({ value, onChange }: AgentVisibilityProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-accent text-sm font-medium">Who can use it</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {VISIBILITIES.map(({ value: own, Icon, title, detail }) => (
          <Choice
            key={own}
            name="agent-visibility"
            value={own}
            isChosen={own === value}
            onChoose={() => onChange(own)}
            className="flex items-start gap-2 px-3 py-2"
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-fg" />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{title}</span>
              <span className="block text-xs text-muted-fg">{detail}</span>
            </span>
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}
