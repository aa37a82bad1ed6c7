import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { fieldStyle } from './field-style.ts'

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(fieldStyle, 'h-8 pointer-coarse:h-11', className)} {...props} />
}
