'use client'

import { AppError, type CreatedInvitation, type CreateInvitation } from '@parley/contracts'
import { Link, Mail } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { checks } from '@/features/auth/checks.ts'
import { sentenceOf } from '@/lib/api-fault.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { NativeSelect } from '@/ui/native-select.tsx'
import { SegmentedControl } from '@/ui/segmented-control.tsx'
import { ROLE_NAMES } from './roles.ts'
import { useRights } from './use-room.ts'

const WAYS = [
  { value: 'link', label: 'By link', icon: <Link aria-hidden /> },
  { value: 'email', label: 'By e-mail', icon: <Mail aria-hidden /> },
] as const

const LIFETIMES = [
  { value: '1', label: '1 hour' },
  { value: '24', label: '1 day' },
  { value: '168', label: '1 week' },
  { value: '720', label: '30 days' },
  { value: '', label: 'Never' },
]

const USES = [
  { value: '', label: 'No limit' },
  { value: '1', label: 'Once' },
  { value: '5', label: '5 times' },
  { value: '25', label: '25 times' },
  { value: '100', label: '100 times' },
]

type InvitationFormProps = { chatId: string; onCreated: (made: CreatedInvitation) => void }

export function InvitationForm({ chatId, onCreated }: InvitationFormProps) {
  const { manages } = useRights(chatId)
  const [way, setWay] = useState<'link' | 'email'>('link')
  const [role, setRole] = useState('member')
  const [lifetime, setLifetime] = useState('168')
  const [uses, setUses] = useState('')
  const [email, setEmail] = useState('')
  const { invite, isBusy, fault, emailError } = useInvite(chatId, onCreated)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void invite({
      role: role as CreateInvitation['role'],
      expiresInHours: numberOrNull(lifetime),
      ...(way === 'link' ? { maxUses: numberOrNull(uses) } : { email: email.trim() }),
    }).then((done) => done && setEmail(''))
  }
  const roles = (['member', 'viewer', ...(manages ? ['admin'] : [])] as const).map((value) => ({
    value,
    label: ROLE_NAMES[value as keyof typeof ROLE_NAMES],
  }))
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <SegmentedControl label="How to invite" value={way} onValueChange={setWay} segments={WAYS} />
      {way === 'email' && (
        <Field label="E-mail" error={emailError} hint="Only the account of this address can use it, once.">
          {(control) => (
            <Input
              {...control}
              type="email"
              inputMode="email"
              autoComplete="off"
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="grid grid-cols-2 gap-x-2 gap-y-3">
        <Field label="Comes in as">
          {(control) => <NativeSelect {...control} value={role} onChange={setRole} options={roles} />}
        </Field>
        <Field label="Ends after">
          {(control) => (
            <NativeSelect {...control} value={lifetime} onChange={setLifetime} options={LIFETIMES} />
          )}
        </Field>
        {way === 'link' && (
          <div className="col-span-2">
            <Field label="Can be used">
              {(control) => <NativeSelect {...control} value={uses} onChange={setUses} options={USES} />}
            </Field>
          </div>
        )}
      </div>
      {fault !== null && (
        <Banner tone="danger" role="alert">
          {sentenceOf(fault)}
        </Banner>
      )}
      <Button type="submit" variant="primary" className="self-start" loading={isBusy}>
        {way === 'link' ? 'Make a link' : 'Send the invitation'}
      </Button>
    </form>
  )
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text))

const wrongAddress = (email: string) =>
  email === '' ? 'Give the e-mail address of whoever you invite.' : checks.email(email)

const isHereAlready = (error: unknown): error is AppError =>
  error instanceof AppError && error.code === 'already_participant'

function useInvite(chatId: string, onCreated: (made: CreatedInvitation) => void) {
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const [emailError, setEmailError] = useState<string | undefined>()
  const invite = async (body: CreateInvitation): Promise<boolean> => {
    const wrong = body.email === undefined ? undefined : wrongAddress(body.email)
    setEmailError(wrong)
    setFault(null)
    if (wrong !== undefined) return false
    setBusy(true)
    try {
      onCreated(await roomsApi.invite(chatId, body))
      return true
    } catch (error) {
      if (isHereAlready(error)) setEmailError(error.message)
      else setFault(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { invite, isBusy, fault, emailError }
}
