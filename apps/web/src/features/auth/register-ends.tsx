import type { AuthOptions } from '@parley/contracts'
import { buttonVariants } from '@/ui/button-variants.ts'
import { AuthLink } from './auth-link.tsx'
import { AuthPage } from './auth-page.tsx'
import { SendAgain } from './send-again.tsx'
import { WhereMailGoes } from './where-mail-goes.tsx'

/** The account is made, but the address has to be confirmed before anybody may use it. */
export function CheckMail({ email, options }: { email: string; options: AuthOptions | null }) {
  return (
    <AuthPage
      title="Confirm your address"
      lead={
        <output>
          Your account is made. Follow the link we sent to <b className="font-medium text-fg">{email}</b>,
          then log in.
        </output>
      }
      footer={
        <>
          Confirmed? <AuthLink href="/auth/login">Log in</AuthLink>
        </>
      }
    >
      <div className="flex flex-col items-start gap-4">
        <WhereMailGoes options={options} />
        <SendAgain email={email} size="md" />
      </div>
    </AuthPage>
  )
}

export function RegistrationClosed() {
  return (
    <AuthPage
      title="No new accounts"
      lead="This server does not accept new accounts. Ask whoever runs it to make one for you."
    >
      <a href="/auth/login" className={buttonVariants({ variant: 'primary', size: 'lg' })}>
        Log in
      </a>
    </AuthPage>
  )
}
