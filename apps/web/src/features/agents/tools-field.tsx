'use client'

import { useQuery } from '@tanstack/react-query'
import { agentsApi } from '@/lib/api-agents.ts'
import { Checkbox } from '@/ui/checkbox.tsx'
import { SegmentedControl } from '@/ui/segmented-control.tsx'

const WHICH = [
  { value: 'safe', label: 'All that do no harm' },
  { value: 'chosen', label: 'Only chosen ones' },
] as const

type ToolsFieldProps = {
  chosen: readonly string[] | null
  onChange: (tools: readonly string[] | null) => void
}

/** The tools an agent may call. */
export function ToolsField({ chosen, onChange }: ToolsFieldProps) {
  const { data } = useQuery({ queryKey: ['tools'], queryFn: agentsApi.tools })
  const tools = data?.items ?? []
  const toggle = (name: string, isOn: boolean) =>
    onChange(isOn ? [...(chosen ?? []), name] : (chosen ?? []).filter((other) => other !== name))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-accent text-sm font-medium">Tools</legend>
      <SegmentedControl
        label="Which tools"
        value={chosen === null ? 'safe' : 'chosen'}
        onValueChange={(which) => onChange(which === 'safe' ? null : (chosen ?? []))}
        segments={WHICH}
      />
      {chosen !== null && (
        <ul className="divide-y rounded-lg border bg-card">
          {tools.map(({ name, description }) => (
            <li key={name}>
              <label htmlFor={`tool-${name}`} className="flex cursor-pointer items-start gap-3 px-3 py-2">
                <Checkbox
                  id={`tool-${name}`}
                  className="mt-0.5"
                  checked={chosen.includes(name)}
                  onCheckedChange={(isOn) => toggle(name, isOn === true)}
                />
                <span className="min-w-0">
                  <span className="block font-mono text-xs leading-5">{name}</span>
                  <span className="line-clamp-2 text-xs text-muted-fg">{description}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
