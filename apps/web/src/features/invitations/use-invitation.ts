'use client'

import { AppError, type InvitationPreview, type Profile } from '@parley/contracts'
import { useEffect, useState } from 'react'
import { authApi } from '@/features/auth/auth-api.ts'
import { invitationIn } from '@/features/auth/invitation-path.ts'
import { isUnauthenticated } from '@/lib/api-fault.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { noteSignedOut, rememberPerson, seemsSignedIn } from '@/lib/known-person.ts'

/** An invitation as its link shows it. `profile` is null for whoever is not logged in; they may be able to register. */
export type Invited =
  | { kind: 'loading' }
  | { kind: 'failed'; error: unknown }
  | {
      kind: 'ready'
      token: string
      preview: InvitationPreview
      profile: Profile | null
      mayRegister: boolean
    }

/** Reads the invitation of the address, and who looks at it. */
export function useInvitation(): { invited: Invited; retry: () => void } {
  const [invited, setInvited] = useState<Invited>({ kind: 'loading' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isWanted = true
    const show = (next: Invited) => isWanted && setInvited(next)
    read().then(show, (error: unknown) => show({ kind: 'failed', error }))
    return () => {
      isWanted = false
    }
  }, [tries])
  const retry = () => {
    setInvited({ kind: 'loading' })
    setTries((count) => count + 1)
  }
  return { invited, retry }
}

async function read(): Promise<Invited> {
  const token = invitationIn(location.pathname)
  if (token === undefined) throw new AppError('not_found')
  const [preview, profile] = await Promise.all([roomsApi.invitation(token), whoLooks()])
  const mayRegister = profile === null && (await isOpenTo(token))
  return { kind: 'ready', token, preview, profile, mayRegister }
}

/** When that is not known the form is offered: sending it says what is wrong. */
const isOpenTo = (token: string): Promise<boolean> =>
  authApi.options(token).then(
    ({ registration }) => registration,
    () => true,
  )

/** Nobody who does not seem to be logged in is asked about, so that a first visit costs no refused request. */
async function whoLooks(): Promise<Profile | null> {
  if (!seemsSignedIn()) return null
  try {
    const profile = await authApi.session()
    rememberPerson(profile.id)
    return profile
  } catch (error) {
    if (!isUnauthenticated(error)) throw error
    noteSignedOut()
    return null
  }
}
