'use client'

import type { InvitationPreview, Profile } from '@parley/contracts'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { onwards } from '@/features/auth/arrive.ts'
import { AuthLink } from '@/features/auth/auth-link.tsx'
import { AuthPage } from '@/features/auth/auth-page.tsx'
import { ROLE_DETAILS, ROLE_NAMES } from '@/features/rooms/roles.ts'
import { chatPath } from '@/lib/address.ts'
import { api } from '@/lib/api.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { forgetPerson } from '@/lib/known-person.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { buttonVariants } from '@/ui/button-variants.ts'
import { NotUsable } from './not-usable.tsx'
import type { Invited } from './use-invitation.ts'

type Ready = Extract<Invited, { kind: 'ready' }>

/** The room one is invited into, and the way in: at once, or after logging in. */
export function InvitationCard({ invited }: { invited: Ready }) {
  const { preview, profile, token } = invited
  const [refused, setRefused] = useState<unknown>(null)
  if (refused !== null) return <NotUsable error={refused} onRetry={() => setRefused(null)} />
  return (
    <AuthPage
      title={`Join “${preview.title}”`}
      lead={
        <>
          <b className="font-medium text-fg">{preview.invitedBy}</b> invites you into this room, where people
          and agents talk together.
        </>
      }
      footer={profile && <OtherAccount profile={profile} />}
    >
      <RoomCard preview={preview} />
      <WayIn invited={invited} token={token} onRefused={setRefused} />
    </AuthPage>
  )
}

function RoomCard({ preview: { topic, people, role, chatId } }: { preview: InvitationPreview }) {
  return (
    <section aria-label="The room" className="mb-6 rounded-lg border bg-card p-4">
      {topic !== '' && <p className="mb-3 text-base wrap-anywhere">{topic}</p>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted-fg">
        <span className="inline-flex items-center gap-1.5">
          <Users aria-hidden className="size-4" />
          {people} {people === 1 ? 'person' : 'people'}
        </span>
        {chatId === null && (
          <span>
            You come in as {role === 'admin' ? 'an' : 'a'}{' '}
            <b className="font-medium text-fg">{ROLE_NAMES[role].toLowerCase()}</b>, who{' '}
            {ROLE_DETAILS[role].toLowerCase()}.
          </span>
        )}
      </p>
    </section>
  )
}

type WayInProps = { invited: Ready; token: string; onRefused: (error: unknown) => void }

function WayIn({ invited: { preview, profile, mayRegister }, token, onRefused }: WayInProps) {
  if (!profile) return <LogInFirst email={preview.email} mayRegister={mayRegister} />
  if (preview.chatId !== null)
    return (
      <>
        <Banner className="mb-4">You are in this room already.</Banner>
        <a href={chatPath(preview.chatId)} className={buttonVariants({ variant: 'primary', size: 'lg' })}>
          Open the room
        </a>
      </>
    )
  if (preview.email !== null && preview.email.toLowerCase() !== profile.email.toLowerCase())
    return (
      <Banner tone="warning" title={`This invitation is for ${preview.email}`}>
        You are logged in as {profile.email}. Log in with the other address to use it.
      </Banner>
    )
  return <AcceptButton token={token} onRefused={onRefused} />
}

function AcceptButton({ token, onRefused }: { token: string; onRefused: (error: unknown) => void }) {
  const [isBusy, setBusy] = useState(false)
  const accept = async () => {
    setBusy(true)
    try {
      const { id } = await roomsApi.accept(token)
      location.assign(chatPath(id))
    } catch (error) {
      setBusy(false)
      onRefused(error)
    }
  }
  return (
    <Button variant="primary" size="lg" className="w-full" loading={isBusy} onClick={() => void accept()}>
      Join the room
    </Button>
  )
}

/** Both ways lead back here. */
function LogInFirst({ email, mayRegister }: { email: string | null; mayRegister: boolean }) {
  const here = location.pathname
  return (
    <div className="flex flex-col gap-3">
      {email !== null && (
        <Banner>
          The invitation is for <b className="font-medium wrap-anywhere">{email}</b>: use the account of that
          address.
        </Banner>
      )}
      <a href={onwards('/auth/login', here)} className={buttonVariants({ variant: 'primary', size: 'lg' })}>
        Log in to join
      </a>
      {mayRegister ? (
        <a href={onwards('/auth/register', here)} className={buttonVariants({ size: 'lg' })}>
          Create an account
        </a>
      ) : (
        <p className="text-sm text-muted-fg">
          This server accepts no new accounts, but for people who are invited by e-mail.
        </p>
      )}
    </div>
  )
}

function OtherAccount({ profile }: { profile: Profile }) {
  const change = async () => {
    await api.logOut()
    forgetPerson()
    location.assign(onwards('/auth/login', location.pathname))
  }
  return (
    <>
      You are {profile.name} here.{' '}
      <AuthLink
        href="/auth/login"
        onClick={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        Use another account
      </AuthLink>
    </>
  )
}
