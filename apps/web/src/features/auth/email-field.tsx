import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'

type EmailFieldProps = {
  error?: string | undefined
  hint?: string
  defaultValue?: string
  autoFocus?: boolean
}

export function EmailField({ error, hint, ...props }: EmailFieldProps) {
  return (
    <Field label="E-mail" error={error} hint={hint}>
      {(control) => (
        <Input
          {...control}
          {...props}
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="email"
          required
          maxLength={254}
          className="h-10"
        />
      )}
    </Field>
  )
}
