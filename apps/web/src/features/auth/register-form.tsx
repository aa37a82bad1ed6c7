'use client'

import { AppError } from '@parley/contracts'
import { useState } from 'react'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
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
import { CheckMail, RegistrationClosed } from './register-ends.tsx'
import { useAddressParameter } from './use-alive.ts'
import { useArrived } from './use-arrived.ts'
import { useAuthOptions } from './use-auth-options.ts'
import { useForm } from './use-form.ts'

export function RegisterForm() {
  useArrived()
  const options = useAuthOptions()
  const next = useAddressParameter('next')
  const [unverified, setUnverified] = useState<string | null>(null)
  const { fault, isBusy, onSubmit } = useForm({
    check: ({ name, email, password }) =>
      wrongOf({
        name: checks.name(name),
        email: checks.email(email),
        password: checks.newPassword(password),
      }),
    async send({ name, email, password }) {
      try {
        const { user } = await authApi.register({ name: name.trim(), email, password })
        arrive(user, next)
        return 'leave'
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'email_not_verified') throw error
        setUnverified(email)
        return 'stay'
      }
    },
  })

  if (unverified !== null) return <CheckMail email={unverified} options={options} />
  if (options?.registration === false || fault.code === 'registration_closed') return <RegistrationClosed />
  const invited = options?.invitedAddress ?? undefined
  return (
    <AuthPage
      title="Create account"
      lead={
        options?.firstAccount
          ? 'You are the first: this account becomes the administrator of this server.'
          : 'A name, an address, a\u00a0password. Then you are in.'
      }
      footer={
        <>
          Have an account? <AuthLink href={onwards('/auth/login', next)}>Log in</AuthLink>
        </>
      }
    >
      <AuthForm
        label="Create account"
        submitLabel="Create account"
        isBusy={isBusy}
        fault={fault}
        onSubmit={onSubmit}
      >
        <RegisterFields fault={fault} invited={invited} />
      </AuthForm>
      <ProviderLinks providers={options?.providers ?? []} next={next} />
    </AuthPage>
  )
}

function RegisterFields({ fault, invited }: { fault: Fault; invited: string | undefined }) {
  return (
    <>
      <Field label="Name" error={fault.fields.name}>
        {(control) => (
          <Input {...control} name="name" autoComplete="name" required maxLength={80} className="h-10" />
        )}
      </Field>
      <EmailField
        key={invited}
        error={fault.fields.email}
        {...(invited !== undefined && {
          defaultValue: invited,
          hint: 'The invitation is for the account of this address.',
        })}
      />
      <PasswordField name="password" label="Password" isNew error={fault.fields.password} />
    </>
  )
}
