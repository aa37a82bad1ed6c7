'use client'

import { buttonVariants } from '@/ui/button-variants.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { noteSignedOut } from '@/lib/known-person.ts'
import { authApi } from './auth-api.ts'
import { AuthForm } from './auth-form.tsx'
import { AuthLink } from './auth-link.tsx'
import { AuthPage } from './auth-page.tsx'
import { checks, wrongOf } from './checks.ts'
import { PasswordField } from './password-field.tsx'
import { useForm } from './use-form.ts'
import { isRefusal, tokenInAddress, useResetToken } from './use-reset-token.ts'

export function ResetForm() {
  const { state, check, expire } = useResetToken()
  if (state.kind === 'expired') return <Expired />
  return (
    <AuthPage
      title="Choose a new password"
      lead="Every device that is logged in now has to log in again with the new one."
      footer={<AuthLink href="/auth/login">Back to log in</AuthLink>}
    >
      {state.kind === 'good' && <NewPassword onExpired={expire} />}
      {state.kind === 'checking' && <Checking />}
      {state.kind === 'unknown' && (
        <ErrorState title="The link could not be checked" onRetry={check}>
          {state.reason}
        </ErrorState>
      )}
    </AuthPage>
  )
}

function NewPassword({ onExpired }: { onExpired: () => void }) {
  const { fault, isBusy, onSubmit } = useForm({
    check: ({ newPassword }) => wrongOf({ newPassword: checks.newPassword(newPassword) }),
    async send({ newPassword }) {
      try {
        await authApi.resetPassword(tokenInAddress(), newPassword)
      } catch (error) {
        if (!isRefusal(error)) throw error
        onExpired()
        return 'stay'
      }
      noteSignedOut()
      location.replace('/auth/login?reset=1')
      return 'leave'
    },
  })
  return (
    <AuthForm
      label="Choose a new password"
      submitLabel="Save the password"
      isBusy={isBusy}
      fault={fault}
      onSubmit={onSubmit}
    >
      <PasswordField name="newPassword" label="New password" isNew error={fault.fields.newPassword} />
    </AuthForm>
  )
}

const Checking = () => (
  <div aria-busy className="flex flex-col gap-5">
    <output className="sr-only">Checking the link</output>
    <Skeleton className="h-22" />
    <Skeleton className="h-10" />
  </div>
)

const Expired = () => (
  <AuthPage
    title="This link does not work any more"
    lead="A link works once, for an hour. Ask for another; it replaces this one."
    footer={<AuthLink href="/auth/login">Back to log in</AuthLink>}
  >
    <a href="/auth/forgot" className={buttonVariants({ variant: 'primary', size: 'lg' })}>
      Send another link
    </a>
  </AuthPage>
)
