'use client'

import { SlidersHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { IconButton } from '@/ui/icon-button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import type { ChatSettings } from './use-settings.ts'

const ParametersForm = dynamic(
  () => import('./parameters-form.tsx').then((module) => module.ParametersForm),
  {
    loading: () => <Skeleton className="h-72" />,
  },
)

export function ParametersButton({ settings }: { settings: ChatSettings }) {
  const [isOpen, setOpen] = useState(false)
  const isSet = Object.keys(settings.parameters).length > 0
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <IconButton label="Parameters" side="bottom" className="relative">
          <SlidersHorizontal aria-hidden />
          {isSet && <span aria-hidden className="absolute top-1 right-1 size-1.5 rounded-full bg-accent" />}
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Parameters of this chat" className="w-88 p-4">
        <ParametersForm parameters={settings.parameters} onSave={settings.setParameters} />
      </PopoverContent>
    </Popover>
  )
}
