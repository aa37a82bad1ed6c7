import type { ComponentProps } from 'react'
import { cn } from '@/ui/cn.ts'

export function AuthLink({ className, children, ...props }: ComponentProps<'a'>) {
  return (
    <a
      className={cn('rounded-sm font-medium text-accent underline-offset-4 hover:underline', className)}
      {...props}
    >
      {children}
    </a>
  )
}
