'use client'

import type { Model } from '@parley/contracts'
import { Brain, Check, Eye, Wrench, type LucideIcon } from 'lucide-react'
import { CommandItem } from '@/ui/command.tsx'
import { useAnswering } from './use-answering.ts'

type ModelItemProps = { model: Model; isChosen: boolean; onChoose: () => void }

export function ModelItem({ model, isChosen, onChoose }: ModelItemProps) {
  return (
    <CommandItem value={`${model.name} ${model.id}`} onSelect={onChoose}>
      <span className="min-w-0 flex-1 truncate">{model.name}</span>
      <Capabilities model={model} />
      <Mark isChosen={isChosen} />
    </CommandItem>
  )
}

export function DefaultItem({ isChosen, onChoose }: { isChosen: boolean; onChoose: () => void }) {
  const { id, model } = useAnswering(null)
  const name = model?.name ?? id
  return (
    <CommandItem value="default" onSelect={onChoose}>
      <span className="min-w-0 flex-1 truncate">
        Default {name && <span className="text-muted-fg">now {name}</span>}
      </span>
      <Mark isChosen={isChosen} />
    </CommandItem>
  )
}

const Mark = ({ isChosen }: { isChosen: boolean }) => (
  <span className="flex size-4 shrink-0">
    {isChosen && <Check aria-hidden className="text-accent!" />}
    {isChosen && <span className="sr-only">chosen</span>}
  </span>
)

const CAPABILITIES: { has: (model: Model) => boolean; Icon: LucideIcon; words: string }[] = [
  { has: ({ sees }) => sees, Icon: Eye, words: 'sees images' },
  { has: ({ reasons }) => reasons, Icon: Brain, words: 'reasons' },
  { has: ({ callsTools }) => callsTools, Icon: Wrench, words: 'uses tools' },
]

function Capabilities({ model }: { model: Model }) {
  return (
    <span className="flex shrink-0 gap-1.5 text-subtle-fg">
      {CAPABILITIES.filter(({ has }) => has(model)).map(({ Icon, words }) => (
        <span key={words} className="flex" title={words}>
          <Icon aria-hidden className="size-3.5!" />
          <span className="sr-only">{words}</span>
        </span>
      ))}
    </span>
  )
}
