'use client'

import type { ProviderInfo } from '@parley/contracts'
import { RotateCw } from 'lucide-react'
import { lookOf } from '@/features/models/provider-look.ts'
import { useModels } from '@/features/models/use-models.ts'
import { sentenceOf } from '@/lib/api-fault.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Row, Rows } from './row.tsx'
import { Section } from './section.tsx'

export function ModelsSection() {
  return (
    <Section
      id="models"
      lead="Who can answer here. Keys are set where the server runs: in its environment or its .env file, followed by a restart."
    >
      <Providers />
    </Section>
  )
}

function Providers() {
  const { models, providers, isLoading, error, refresh } = useModels()
  if (isLoading) return <Skeleton className="h-96" />
  if (error && providers.length === 0) return <ErrorState onRetry={refresh}>{sentenceOf(error)}</ErrorState>
  return (
    <>
      <Rows>
        {providers.map((provider) => (
          <ProviderRow
            key={provider.id}
            provider={provider}
            modelCount={models.filter((model) => model.provider === provider.id).length}
          />
        ))}
      </Rows>
      <Button className="self-start" onClick={refresh}>
        <RotateCw aria-hidden />
        Look again
      </Button>
    </>
  )
}

function ProviderRow({ provider, modelCount }: { provider: ProviderInfo; modelCount: number }) {
  const { tone, words } = lookOf(provider)
  const isReady = provider.state === 'ready'
  return (
    <Row
      title={
        <>
          {provider.name}
          <Badge variant={tone}>{words}</Badge>
        </>
      }
      detail={isReady ? countOf(modelCount) : provider.advice}
    >
      {!isReady && provider.setting !== null && (
        <CopyButton text={provider.setting} label={`Copy ${provider.setting}`} />
      )}
    </Row>
  )
}

const countOf = (models: number): string => `${models} ${models === 1 ? 'model' : 'models'}`
