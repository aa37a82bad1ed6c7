'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { cn } from '@/ui/cn.ts'
import { Field } from '@/ui/field.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { Input } from '@/ui/input.tsx'
import type { FieldName } from './fault.ts'
import { LengthMeter } from './length-meter.tsx'

type PasswordFieldProps = {
  name: Extract<FieldName, 'password' | 'currentPassword' | 'newPassword'>
  label: string
  /** One that is being chosen is measured while it is typed. */
  isNew?: boolean
  error?: string | undefined
  aside?: ReactNode
  /** As high as other fields, not as those of the pages for logging in. */
  isSmall?: boolean
}

/** A password, which can be looked at. */
export function PasswordField({
  name,
  label,
  isNew = false,
  error,
  aside,
  isSmall = false,
}: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  const [typed, setTyped] = useState('')
  return (
    <Field label={label} error={error} aside={aside} hint={isNew && <LengthMeter password={typed} />}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            name={name}
            type={isShown ? 'text' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            spellCheck={false}
            required
            className={cn('pr-11', !isSmall && 'h-10')}
            {...(isNew && { onChange: (event) => setTyped(event.target.value) })}
          />
          <ShowButton isShown={isShown} isSmall={isSmall} onToggle={() => setShown(!isShown)} />
        </div>
      )}
    </Field>
  )
}

// Its name must not hold the word of the field: whoever looks for that by its label would find both.
type ShowButtonProps = { isShown: boolean; isSmall: boolean; onToggle: () => void }

function ShowButton({ isShown, isSmall, onToggle }: ShowButtonProps) {
  return (
    <IconButton
      label={isShown ? 'Hide what is typed' : 'Show what is typed'}
      size={isSmall ? 'sm' : 'md'}
      className={cn(
        'absolute pointer-coarse:top-0.5 pointer-coarse:right-0.5',
        isSmall ? 'top-0.5 right-0.5' : 'top-1 right-1',
      )}
      onClick={onToggle}
    >
      {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
    </IconButton>
  )
}
