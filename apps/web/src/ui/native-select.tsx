import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { fieldStyle } from './field-style.ts'

type NativeSelectProps = Omit<ComponentProps<'select'>, 'onChange' | 'children' | 'value'> & {
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string }[]
}

/** The browser’s own list: nothing to load, and at home on phones. */
export function NativeSelect({ className, value, onChange, options, ...props }: NativeSelectProps) {
  return (
    <div className={cn('relative', className)}>
      <select
        {...props}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cn(fieldStyle, 'h-8 cursor-pointer appearance-none pr-8 pointer-coarse:h-11')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted-fg"
      />
    </div>
  )
}
