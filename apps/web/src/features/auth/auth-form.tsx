'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import type { Fault } from './fault.ts'
import { useAlive } from './use-alive.ts'

type AuthFormProps = {
  label: string
  submitLabel: string
  isBusy: boolean
  fault: Fault
  /** What can be done about the fault, in place of trying again. */
  remedy?: ReactNode
  onSubmit: ComponentProps<'form'>['onSubmit']
  children: ReactNode
}

/** What was refused is said below the button: what one is about to press again must not move. */
export function AuthForm({ label, submitLabel, isBusy, fault, remedy, onSubmit, children }: AuthFormProps) {
  const isAlive = useAlive()
  return (
    // Sent before its scripts run, a form goes to its address: by POST, so that no password stands in it.
    <form method="post" noValidate aria-label={label} onSubmit={onSubmit} className="flex flex-col gap-5">
      {children}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        loading={isBusy}
        disabled={!isAlive}
        className="mt-1 w-full not-aria-busy:disabled:opacity-100"
      >
        {submitLabel}
      </Button>
      <div role="alert">
        {fault.summary !== null && (
          <Banner tone={fault.code === 'network' ? 'warning' : 'danger'}>
            {fault.summary} {remedy}
          </Banner>
        )}
      </div>
    </form>
  )
}
