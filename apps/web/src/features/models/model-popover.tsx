'use client'

import { useState } from 'react'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { ModelList } from './model-list.tsx'
import { ModelButton, type ModelPickerProps } from './model-picker.tsx'

export function ModelPopover({ chosen, onChoose, defaultOpen }: ModelPickerProps & { defaultOpen: boolean }) {
  const [isOpen, setOpen] = useState(defaultOpen)
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <ModelButton chosen={chosen} />
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
