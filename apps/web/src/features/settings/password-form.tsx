'use client'

import type { Profile } from '@parley/contracts'
import { useEffect, useRef, useState } from 'react'
import { checks, wrongOf } from '@/features/auth/checks.ts'
import { PasswordField } from '@/features/auth/password-field.tsx'
import { useForm } from '@/features/auth/use-form.ts'
import { queryClient } from '@/lib/query-client.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { toast } from '@/ui/toaster.tsx'
import { settingsApi } from './settings-api.ts'
import { SESSIONS_KEY } from './use-sessions.ts'

export function PasswordForm({ profile }: { profile: Profile }) {
  // A new key empties the fields, and the meter with them.
  const [turn, setTurn] = useState(0)
  if (!profile.hasPassword) return <NoPassword />
  return <Form key={turn} email={profile.email} isAgain={turn > 0} onDone={() => setTurn(turn + 1)} />
}

type FormProps = {
  email: string
  /** It stands where another was just sent, and takes over the focus. */
  isAgain: boolean
  onDone: () => void
}

function Form({ email, isAgain, onDone }: FormProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isAgain) button.current?.focus()
  }, [isAgain])
  const { fault, isBusy, onSubmit } = useForm({
    check: ({ currentPassword, newPassword }) =>
      wrongOf({
        currentPassword: checks.password(currentPassword),
        newPassword: checks.newPassword(newPassword),
      }),
    async send({ currentPassword, newPassword }) {
      await settingsApi.changePassword(currentPassword, newPassword)
      toast.success('Password changed', { description: 'Every other device has to log in again.' })
      void queryClient.invalidateQueries({ queryKey: SESSIONS_KEY })
      onDone()
      return 'stay'
    },
  })
  const wrongNow = fault.code === 'invalid_credentials' ? (fault.summary ?? undefined) : undefined
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4 sm:max-w-80">
      {/* Tells a password manager whose password it is. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="currentPassword"
        label="Current password"
        isSmall
        error={wrongNow ?? fault.fields.currentPassword}
      />
      <PasswordField name="newPassword" label="New password" isSmall isNew error={fault.fields.newPassword} />
      <Button type="submit" loading={isBusy} ref={button} className="self-start pointer-coarse:h-11">
        Change password
      </Button>
      <div role="alert">
        {fault.summary !== null && wrongNow === undefined && <Banner tone="danger">{fault.summary}</Banner>}
      </div>
    </form>
  )
}

const NoPassword = () => (
  <Banner>
    You log in through another service and have no password here.{' '}
    <a href="/auth/forgot" className="font-medium text-accent underline-offset-4 hover:underline">
      Ask for a link to set one
    </a>
    .
  </Banner>
)
