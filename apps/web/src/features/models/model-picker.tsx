'use client'

import { ChevronDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { useAnswering } from './use-models.ts'

const ModelList = dynamic(() => import('./model-list.tsx').then((module) => module.ModelList), {
  loading: () => <Skeleton className="m-3 h-40" />,
})

type ModelPickerProps = {
  /** The model chosen for this chat; null for the default. */
  chosen: string | null
  onChoose: (model: string | null) => void
}

export function ModelPicker({ chosen, onChoose }: ModelPickerProps) {
  const [isOpen, setOpen] = useState(false)
  const { id, model } = useAnswering(chosen)
  const name = model?.name ?? id?.slice(id.indexOf(':') + 1) ?? 'Model'
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" aria-label={`Model: ${name}`} className="max-w-56 min-w-0 shrink gap-1">
          <span className="truncate">{name}</span>
          <ChevronDown aria-hidden className="size-3.5!" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Choose a model" className="w-88 overflow-hidden p-0">
        <ModelList
          chosen={chosen}
          onChoose={(next) => {
            onChoose(next)
            setOpen(false)
          }}
        />
      </PopoverContent>
    </Popover>
  )
}
