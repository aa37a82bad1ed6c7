'use client'

import { useId, type ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'
import { cn } from './cn.ts'
import { Label } from './label.tsx'

/** Spread these on the control: `<Field label="E-mail">{(control) => <Input {...control} />}</Field>`. */
export type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and how to put it right; announced when it appears. */
  error?: ReactNode
  /** Beside the label, at the far end: a “Forgot password?” link for example. */
  aside?: ReactNode
  className?: string
  children: (control: FieldControl) => ReactNode
}

/** A control with its label, hint and error, wired for screen readers. */
export function Field({ label, hint, error, aside, className, children }: FieldProps) {
  const id = useId()
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined

  return (
    <div className={cn('flex flex-col', className)}>
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        {aside && <span className="text-xs">{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={hintId} className="mt-1.5 text-xs text-muted-fg">
          {hint}
        </p>
      )}
      <div role="alert">
        {error && (
          <p id={errorId} className="mt-1.5 flex gap-1.5 text-xs text-danger">
            <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
            {error}
          </p>
        )}
      </div>
    </div>
  )
}
