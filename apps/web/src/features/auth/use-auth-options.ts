'use client'

import type { AuthOptions } from '@parley/contracts'
import { useEffect, useState } from 'react'
import { nextInAddress } from './arrive.ts'
import { authApi } from './auth-api.ts'
import { invitationIn } from './invitation-path.ts'

/** Which ways in this server offers; null until that is known, or when it cannot be asked. */
export function useAuthOptions(): AuthOptions | null {
  const [options, setOptions] = useState<AuthOptions | null>(null)
  useEffect(() => {
    // Without an answer the form stays as it is: sending it says what is wrong.
    authApi.options(invitationIn(nextInAddress() ?? '')).then(setOptions, () => {})
  }, [])
  return options
}
