'use client'

import { useState } from 'react'
import { AddressNotice } from './address-notice.tsx'
import { arrive, onwards } from './arrive.ts'
import { authApi } from './auth-api.ts'
import { AuthForm } from './auth-form.tsx'
import { AuthLink } from './auth-link.tsx'
import { AuthPage } from './auth-page.tsx'
import { checks, wrongOf } from './checks.ts'
import { EmailField } from './email-field.tsx'
import type { Fault } from './fault.ts'
import { PasswordField } from './password-field.tsx'
import { ProviderLinks } from './provider-links.tsx'
import { SendAgain } from './send-again.tsx'
import { useAddressParameter } from './use-alive.ts'
import { useArrived } from './use-arrived.ts'
import { useAuthOptions } from './use-auth-options.ts'
import { useForm } from './use-form.ts'
import { WhereMailGoes } from './where-mail-goes.tsx'

export function LoginForm() {
  useArrived()
  const options = useAuthOptions()
  const next = useAddressParameter('next')
  const [email, setEmail] = useState('')
  const { fault, isBusy, onSubmit } = useForm({
    check: (values) =>
      wrongOf({ email: checks.email(values.email), password: checks.password(values.password) }),
    async send(values) {
      setEmail(values.email)
      const { user } = await authApi.logIn(values.email, values.password)
      arrive(user, next)
      return 'leave'
    },
  })
  return (
    <AuthPage
      title="Log in"
      lead="Your chats are where you left them, and what was being written has gone on."
      footer={
        options?.registration !== false && (
          <>
            No account yet? <AuthLink href={onwards('/auth/register', next)}>Create one</AuthLink>
          </>
        )
      }
    >
      <AddressNotice />
      <AuthForm
        label="Log in"
        submitLabel="Log in"
        isBusy={isBusy}
        fault={fault}
        remedy={<Remedy fault={fault} email={email} />}
        onSubmit={onSubmit}
      >
        <EmailField error={fault.fields.email} />
        <PasswordField
          name="password"
          label="Password"
          error={fault.fields.password}
          aside={<AuthLink href="/auth/forgot">Forgot it?</AuthLink>}
        />
      </AuthForm>
      {fault.code === 'email_not_verified' && (
        <div className="mt-3">
          <WhereMailGoes options={options} />
        </div>
      )}
      <ProviderLinks providers={options?.providers ?? []} next={next} />
    </AuthPage>
  )
}

function Remedy({ fault, email }: { fault: Fault; email: string }) {
  if (fault.code === 'account_locked')
    return (
      <>
        Or <AuthLink href="/auth/forgot">choose a new password</AuthLink>: that unlocks it at once.
      </>
    )
  if (fault.code === 'email_not_verified')
    return (
      <span className="mt-2 block">
        <SendAgain email={email} />
      </span>
    )
  return null
}
