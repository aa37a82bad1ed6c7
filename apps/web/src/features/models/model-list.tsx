'use client'

import type { Model, ProviderInfo } from '@parley/contracts'
import { Command } from 'cmdk'
import { useEffect } from 'react'
import { sentenceOf } from '@/lib/api-fault.ts'
import { CommandEmpty, CommandGroup, CommandInput, CommandList } from '@/ui/command.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { StatusDot } from '@/ui/status-dot.tsx'
import { DefaultItem, ModelItem } from './model-item.tsx'
import { lookOf } from './provider-look.ts'
import { useModels } from './use-models.ts'

type ModelListProps = { chosen: string | null; onChoose: (model: string | null) => void }

/**
 * All models, by provider, those that have any first; providers that cannot answer say why and what to do. Their models
 * can be chosen all the same: how a provider did a moment ago says little of how it will do.
 */
export function ModelList({ chosen, onChoose }: ModelListProps) {
  const { models, providers, isLoading, error, refresh } = useModels()
  const hasModels = ({ id }: ProviderInfo) => models.some(({ provider }) => provider === id)
  // oxlint-disable-next-line react/exhaustive-deps -- once, when the list is opened
  useEffect(refresh, [])
  if (isLoading) return <Skeleton className="m-3 h-40" />
  if (error && models.length === 0) return <ErrorState onRetry={refresh}>{sentenceOf(error)}</ErrorState>
  return (
    <Command label="Models" loop className="flex min-h-0 flex-col">
      <CommandInput
        ref={focusField}
        placeholder="Search models"
        aria-label="Search models"
        className="h-10 text-sm"
      />
      <CommandList className="max-h-[min(50dvh,420px)]">
        <CommandEmpty>No model has this name.</CommandEmpty>
        {/* A search puts what fits it best first, and last in what holds it: the notes keep their place below. */}
        <div>
          <CommandGroup>
            <DefaultItem isChosen={chosen === null} onChoose={() => onChoose(null)} />
          </CommandGroup>
          {providers.filter(hasModels).map((provider) => (
            <ProviderGroup
              key={provider.id}
              provider={provider}
              models={models.filter((model) => model.provider === provider.id)}
              chosen={chosen}
              onChoose={onChoose}
            />
          ))}
        </div>
        {providers
          .filter((provider) => !hasModels(provider))
          .map((provider) => (
            <ProviderNote key={provider.id} provider={provider} />
          ))}
      </CommandList>
    </Command>
  )
}

/** Who opens the list wants to type or to move in it. */
const focusField = (field: HTMLInputElement | null) => field?.focus({ preventScroll: true })

type ProviderGroupProps = ModelListProps & { provider: ProviderInfo; models: Model[] }

function ProviderGroup({ provider, models, chosen, onChoose }: ProviderGroupProps) {
  return (
    <CommandGroup heading={<ProviderHeading provider={provider} />}>
      <Advice provider={provider} />
      {models.map((model) => (
        <ModelItem
          key={model.id}
          model={model}
          isChosen={model.id === chosen}
          onChoose={() => onChoose(model.id)}
        />
      ))}
    </CommandGroup>
  )
}

/** Stays in sight while one searches: it may be why a model is not found. */
const ProviderNote = ({ provider }: { provider: ProviderInfo }) => (
  <div>
    <div className="px-3 pt-2 pb-1 font-accent text-xs font-medium text-subtle-fg">
      <ProviderHeading provider={provider} />
    </div>
    <Advice provider={provider} />
  </div>
)

function ProviderHeading({ provider }: { provider: ProviderInfo }) {
  const { tone, words } = lookOf(provider)
  return (
    <span className="flex items-center gap-2">
      <StatusDot tone={tone} /> {provider.name}
      {provider.state !== 'ready' && <span className="font-normal">{words}</span>}
    </span>
  )
}

const Advice = ({ provider: { state, advice } }: { provider: ProviderInfo }) =>
  state !== 'ready' &&
  advice !== null && <p className="px-3 pb-2 text-xs wrap-anywhere text-muted-fg">{advice}</p>
