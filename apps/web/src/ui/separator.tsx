import { cn } from './cn.ts'

type SeparatorProps = { orientation?: 'horizontal' | 'vertical'; className?: string }

export function Separator({ orientation = 'horizontal', className }: SeparatorProps) {
  const shape = orientation === 'horizontal' ? 'h-px w-full' : 'h-auto w-px self-stretch'
  return <hr aria-orientation={orientation} className={cn('shrink-0 border-0 bg-border', shape, className)} />
}
