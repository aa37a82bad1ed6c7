'use client'

import type { Profile } from '@parley/contracts'
import { useState } from 'react'
import { checks } from '@/features/auth/checks.ts'
import { SendAgain } from '@/features/auth/send-again.tsx'
import { useAuthOptions } from '@/features/auth/use-auth-options.ts'
import { WhereMailGoes } from '@/features/auth/where-mail-goes.tsx'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { toast } from '@/ui/toaster.tsx'
import { changeProfile } from './change-profile.ts'
import { HandleForm } from './handle-form.tsx'
import { Row, Rows } from './row.tsx'
import { Section } from './section.tsx'

export function ProfileSection({ profile }: { profile: Profile }) {
  return (
    <Section id="profile" lead="How others see you, and where mail for you goes.">
      <NameForm name={profile.name} />
      <HandleForm handle={profile.handle} />
      <Rows>
        <Row
          title={
            <>
              <span className="wrap-anywhere">{profile.email}</span>
              <Badge variant={profile.emailVerified ? 'success' : 'warning'}>
                {profile.emailVerified ? 'Confirmed' : 'Not confirmed'}
              </Badge>
            </>
          }
          detail={profile.emailVerified ? 'E-mail' : <Unconfirmed />}
        >
          {!profile.emailVerified && <SendAgain email={profile.email} />}
        </Row>
      </Rows>
    </Section>
  )
}

function NameForm({ name }: { name: string }) {
  const [changed, setChanged] = useState<string | null>(null)
  const [error, setError] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const typed = changed ?? name
  const isChanged = typed.trim() !== name
  const save = async () => {
    const wrong = checks.name(typed)
    setError(wrong)
    if (wrong !== undefined || !isChanged) return
    setBusy(true)
    if (await changeProfile('Save the name', { name: typed.trim() })) {
      setChanged(null)
      toast.success('Name saved')
    }
    setBusy(false)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field label="Name" error={error}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              value={typed}
              onChange={(event) => setChanged(event.target.value)}
              autoComplete="name"
              maxLength={80}
              className="max-w-80"
            />
            <Button type="submit" loading={isBusy} disabled={!isChanged} className="pointer-coarse:h-11">
              Save
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}

function Unconfirmed() {
  const options = useAuthOptions()
  return (
    <>
      Follow the link that was sent there.
      <WhereMailGoes options={options} className="mt-1 text-xs" />
    </>
  )
}
