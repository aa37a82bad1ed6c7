'use client'

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { toast, Toaster as Sonner } from 'sonner'
import { Spinner } from './spinner.tsx'
import { openToasts } from './toast.ts'

const colours = {
  '--normal-bg': 'var(--popover)',
  '--normal-text': 'var(--popover-fg)',
  '--normal-border': 'var(--border)',
  '--border-radius': 'calc(var(--radius) + 2px)',
}

export function ToasterView() {
  useEffect(() => openToasts(toast), [])
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      style={colours}
      toastOptions={{
        classNames: { toast: 'font-sans! text-sm! shadow-float! border-0!', description: 'text-muted-fg!' },
      }}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-success" />,
        info: <Info aria-hidden className="size-4 text-accent" />,
        warning: <TriangleAlert aria-hidden className="size-4 text-warning" />,
        error: <CircleAlert aria-hidden className="size-4 text-danger" />,
        loading: <Spinner label={null} />,
      }}
    />
  )
}
