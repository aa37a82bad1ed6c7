'use client'

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { Button } from '@/ui/button.tsx'
import { useAnswering } from './use-answering.ts'

export type ModelPickerProps = {
  /** The model chosen for this chat; null for the default. */
  chosen: string | null
  onChoose: (model: string | null) => void
}

export const ModelPicker = onFirstUse<ModelPickerProps>(
  () => import('./model-popover.tsx').then((module) => module.ModelPopover),
  ({ chosen }, open) => <ModelButton chosen={chosen} onClick={open} />,
)

type ModelButtonProps = ComponentProps<typeof Button> & { chosen: string | null }

/** Says which model answers, and opens the list of all. */
export function ModelButton({ chosen, ...props }: ModelButtonProps) {
  const { id, model } = useAnswering(chosen)
  const name = model?.name ?? id?.slice(id.indexOf(':') + 1) ?? 'Model'
  return (
    <Button
      variant="ghost"
      aria-label={`Model: ${name}`}
      aria-haspopup="dialog"
      className="max-w-56 min-w-24 shrink gap-1 max-sm:px-2"
      {...props}
    >
      <span className="truncate">{name}</span>
      <ChevronDown aria-hidden className="size-3.5!" />
    </Button>
  )
}
