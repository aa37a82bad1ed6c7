'use client'

import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { SlidersButton, type ParametersProps } from './parameters-button.tsx'
import { ParametersForm } from './parameters-form.tsx'

export function ParametersPopover({ settings, defaultOpen }: ParametersProps & { defaultOpen: boolean }) {
  return (
    <Popover defaultOpen={defaultOpen}>
      <PopoverTrigger asChild>
        <SlidersButton settings={settings} />
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Parameters of this chat" className="w-88 p-4">
        <ParametersForm parameters={settings.parameters} onSave={settings.setParameters} />
      </PopoverContent>
    </Popover>
  )
}
