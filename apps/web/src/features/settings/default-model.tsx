'use client'

import { ChevronDown } from 'lucide-react'
import { useModels } from '@/features/models/use-models.ts'
import { cn } from '@/ui/cn.ts'
import { Field } from '@/ui/field.tsx'
import { fieldStyle } from '@/ui/field-style.ts'
import { changePreferences } from './change-profile.ts'

const SERVERS_CHOICE = ''

/** The browser's own list: nothing to load, and at home on phones. */
export function DefaultModel({ chosen }: { chosen: string | null }) {
  const { models, providers, defaultId } = useModels()
  const serverModel = models.find(({ id }) => id === defaultId)
  const isKnown = chosen === null || models.some(({ id }) => id === chosen)
  return (
    <Field label="Default model" hint="Answers in new chats where no other is chosen." className="max-w-80">
      {(control) => (
        <div className="relative">
          <select
            {...control}
            value={chosen ?? SERVERS_CHOICE}
            onChange={({ target }) =>
              void changePreferences('Change the default model', {
                defaultModel: target.value === SERVERS_CHOICE ? null : target.value,
              })
            }
            className={cn(fieldStyle, 'h-8 cursor-pointer appearance-none pr-8 pointer-coarse:h-11')}
          >
            <option value={SERVERS_CHOICE}>
              {serverModel ? `The server’s choice (${serverModel.name})` : 'The server’s choice'}
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
      )}
    </Field>
  )
}
