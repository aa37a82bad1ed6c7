import type { ComponentProps } from 'react'
import { buttonVariants, type ButtonVariants } from './button-variants.ts'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

export type ButtonProps = ComponentProps<'button'> &
  ButtonVariants & {
    /** Shows a spinner and refuses clicks, without changing the width. */
    loading?: boolean
  }

export function Button({
  className,
  variant,
  size,
  loading = false,
  disabled,
  children,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- the caller chooses, `button` by default
      type={type}
      className={cn(buttonVariants({ variant, size }), className, loading && 'relative')}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...props}
    >
      {loading ? <span className="inline-flex items-center gap-2 opacity-0">{children}</span> : children}
      {loading && <Spinner className="absolute" label={null} />}
    </button>
  )
}
