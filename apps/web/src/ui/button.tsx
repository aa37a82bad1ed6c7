import { Slot } from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { buttonVariants, type ButtonVariants } from './button-variants.ts'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

export type ButtonProps = ComponentProps<'button'> &
  ButtonVariants & {
    /** Give the looks to the only child, a link for example. */
    asChild?: boolean
    /** Shows a spinner and refuses clicks, without changing the width. */
    loading?: boolean
  }

export function Button({ className, variant, size, asChild, loading = false, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className)
  if (asChild) return <Slot className={classes} {...props} />
  return <ButtonElement className={classes} loading={loading} {...props} />
}

function ButtonElement({
  className,
  loading,
  disabled,
  children,
  type = 'button',
  ...props
}: ComponentProps<'button'> & { loading: boolean }) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- the caller chooses, `button` by default
      type={type}
      className={cn(className, loading && 'relative')}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...props}
    >
      {loading ? <span className="inline-flex items-center gap-2 opacity-0">{children}</span> : children}
      {loading && <Spinner className="absolute" label={null} />}
    </button>
  )
}
