'use client'

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/ui/cn.ts'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Spinner } from '@/ui/spinner.tsx'
import { useHandleAnswer } from './use-handle-answer.ts'

const LONGEST = 32

type HandleFieldProps = {
  value: string
  onChange: (handle: string) => void
  /** The handle that is theirs already, which can be had in any case. */
  own: string | null
  hint: ReactNode
  error?: string | undefined
  /** Beside the field. */
  children?: ReactNode
  className?: string
}

/** A handle, and whether it can be had. */
export function HandleField({ value, onChange, own, hint, error, children, className }: HandleFieldProps) {
  const { answer, isAsking } = useHandleAnswer(value, own)
  const taken = answer?.free === false ? (answer.reason ?? 'This handle cannot be had.') : undefined
  return (
    <Field label="Handle" hint={hint} error={taken ?? error}>
      {(control) => (
        <div className="flex gap-2">
          <div className={cn('relative min-w-0 flex-1', className)}>
            <span
              aria-hidden
              className="absolute top-1/2 left-[13px] -translate-y-1/2 text-sm text-muted-fg pointer-coarse:text-[16px]"
            >
              @
            </span>
            <Input
              {...control}
              value={value}
              maxLength={LONGEST}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => onChange(event.target.value.trim().toLowerCase().replace(/^@/, ''))}
              className="pr-8 pl-7 pointer-coarse:pl-[31px]"
            />
            <span className="absolute top-1/2 right-2.5 inline-flex -translate-y-1/2">
              {isAsking && <Spinner label={null} />}
              {!isAsking && answer?.free && (
                <>
                  <Check aria-hidden className="size-4 text-success" />
                  <span className="sr-only">It can be had</span>
                </>
              )}
            </span>
          </div>
          {children}
        </div>
      )}
    </Field>
  )
}
