'use client'

import { useState } from 'react'
import { authApi } from './auth-api.ts'
import { AuthForm } from './auth-form.tsx'
import { AuthLink } from './auth-link.tsx'
import { AuthPage } from './auth-page.tsx'
import { checks, wrongOf } from './checks.ts'
import { EmailField } from './email-field.tsx'
import { useAuthOptions } from './use-auth-options.ts'
import { useForm } from './use-form.ts'
import { WhereMailGoes } from './where-mail-goes.tsx'

export function ForgotForm() {
  const options = useAuthOptions()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { fault, isBusy, onSubmit } = useForm({
    check: ({ email }) => wrongOf({ email: checks.email(email) }),
    async send({ email }) {
      await authApi.askForReset(email)
      setSentTo(email)
      return 'stay'
    },
  })
  return (
    <AuthPage
      title={sentTo === null ? 'Forgot your password?' : 'Look for the link'}
      lead={
        sentTo === null ? (
          'Give your address, and a link to choose a new password is sent there.'
        ) : (
          <Sent to={sentTo} />
        )
      }
      footer={
        <>
          Remembered it? <AuthLink href="/auth/login">Log in</AuthLink>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {sentTo === null && (
          <AuthForm
            label="Forgot your password?"
            submitLabel="Send the link"
            isBusy={isBusy}
            fault={fault}
            onSubmit={onSubmit}
          >
            <EmailField error={fault.fields.email} />
          </AuthForm>
        )}
        <WhereMailGoes options={options} />
      </div>
    </AuthPage>
  )
}

// Always the same words: who has an account here is nobody's business.
const Sent = ({ to }: { to: string }) => (
  <output>
    If <b className="font-medium wrap-anywhere text-fg">{to}</b> has an account here, a link is on its way. It
    works once, for an hour.
  </output>
)
