'use client'

import * as Radix from 'radix-ui/tabs'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const Tabs = Radix.Root

export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cn('flex gap-4 overflow-x-auto border-b', className)} {...props} />
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return <Radix.Trigger className={cn(triggerStyle, className)} {...props} />
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn('pt-4', className)} {...props} />
}

const triggerStyle = [
  '-mb-px flex h-9 items-center gap-2 border-b-2 border-transparent font-accent text-sm font-medium whitespace-nowrap text-muted-fg',
  'transition-colors hover:text-fg focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-fg',
  'disabled:opacity-50 pointer-coarse:h-11 [&_svg]:size-4',
]
