'use client'

import { ChevronDown } from 'lucide-react'
import { cn } from '@/ui/cn.ts'
import type { FieldControl } from '@/ui/field.tsx'
import { fieldStyle } from '@/ui/field-style.ts'
import { useModels } from './use-models.ts'

const SERVERS_CHOICE = ''

type ModelSelectProps = {
  control: FieldControl
  chosen: string | null
  onChoose: (model: string | null) => void
}

/** The browser's own list: nothing to load, and at home on phones. */
export function ModelSelect({ control, chosen, onChoose }: ModelSelectProps) {
  const { models, providers, defaultId } = useModels()
  const serverModel = models.find(({ id }) => id === defaultId)
  const isKnown = chosen === null || models.some(({ id }) => id === chosen)
  return (
    <div className="relative">
      <select
        {...control}
        value={chosen ?? SERVERS_CHOICE}
        onChange={({ target }) => onChoose(target.value === SERVERS_CHOICE ? null : target.value)}
        className={cn(fieldStyle, 'h-8 cursor-pointer appearance-none pr-8 pointer-coarse:h-11')}
      >
        <option value={SERVERS_CHOICE}>
          {serverModel ? `The server’s choice: ${serverModel.name}` : 'The server’s choice'}
        </option>
        {!isKnown && <option value={chosen}>{chosen} (not available now)</option>}
        {providers.map((provider) => {
          const offered = models.filter((model) => model.provider === provider.id)
          if (offered.length === 0) return null
          return (
            <optgroup key={provider.id} label={provider.name}>
              {offered.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted-fg"
      />
    </div>
  )
}
