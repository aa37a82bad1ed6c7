import { cn } from './cn.ts'

export function Separator({
  orientation = 'horizontal',
  className,
}: {
  orientation?: 'horizontal' | 'vertical'
  className?: string
}) {
  const shape = orientation === 'horizontal' ? 'h-px w-full' : 'w-px self-stretch'
  return (
    <div
      role="separator"
      aria-orientation={orientation}
      className={cn('shrink-0 bg-border', shape, className)}
    />
  )
}
