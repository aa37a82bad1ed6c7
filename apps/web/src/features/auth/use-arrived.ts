'use client'

import { AppError } from '@parley/contracts'
import { useEffect } from 'react'
import { noteSignedOut, seemsSignedIn } from '@/lib/known-person.ts'
import { arrive, nextInAddress } from './arrive.ts'
import { authApi } from './auth-api.ts'

/** Sends on who is logged in already. Nobody else is asked about, so that a first visit costs no refused request. */
export function useArrived() {
  useEffect(() => {
    if (!seemsSignedIn()) return
    authApi.session().then(
      (profile) => arrive(profile, nextInAddress()),
      (error: unknown) => error instanceof AppError && error.code === 'unauthenticated' && noteSignedOut(),
    )
  }, [])
}
