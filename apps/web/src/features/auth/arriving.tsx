'use client'

import { useEffect } from 'react'
import { Spinner } from '@/ui/spinner.tsx'
import { arrive, nextInAddress } from './arrive.ts'
import { authApi } from './auth-api.ts'
import { AuthPage } from './auth-page.tsx'

/** Where a provider sends people back to: it notes who has come and leads on. */
export function Arriving() {
  useEffect(() => {
    authApi.session().then(
      (profile) => arrive(profile, nextInAddress()),
      () => location.replace('/auth/login?error=provider_failed'),
    )
  }, [])
  return (
    <AuthPage title="Logging you in" lead="One moment.">
      <Spinner label="Logging you in" />
    </AuthPage>
  )
}
