import type { ReactNode } from 'react'
import { cn } from '@/ui/cn.ts'

type ChoiceProps = {
  name: string
  value: string
  isChosen: boolean
  onChoose: () => void
  className?: string
  children: ReactNode
}

/** One of a few, drawn at length. Arrow keys move among those of the same name, as in any group of radio buttons. */
export function Choice({ name, value, isChosen, onChoose, className, children }: ChoiceProps) {
  return (
    <label
      className={cn(
        'relative cursor-pointer rounded-lg border bg-card transition-colors hover:border-input',
        'has-checked:border-accent has-checked:ring-1 has-checked:ring-accent',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        className,
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        onChange={onChoose}
        className="absolute inset-0 z-10 cursor-pointer opacity-0"
      />
      {children}
    </label>
  )
}
