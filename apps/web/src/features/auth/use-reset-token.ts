'use client'

import { AppError } from '@parley/contracts'
import { useEffect, useState } from 'react'
import { authApi } from './auth-api.ts'
import { faultOf } from './fault.ts'

export type TokenState = { kind: 'checking' | 'good' | 'expired' } | { kind: 'unknown'; reason: string }

/** Whether the link in the address still works. */
export function useResetToken() {
  const [state, setState] = useState<TokenState>({ kind: 'checking' })
  const check = () => {
    const token = tokenInAddress()
    if (token === '') return setState({ kind: 'expired' })
    setState({ kind: 'checking' })
    authApi.checkResetToken(token).then(
      () => setState({ kind: 'good' }),
      (error: unknown) => setState(stateAfter(error)),
    )
  }
  // oxlint-disable-next-line react/exhaustive-deps -- once, when the page is opened
  useEffect(check, [])
  return { state, check, expire: () => setState({ kind: 'expired' }) }
}

export const tokenInAddress = (): string => new URLSearchParams(location.search).get('token') ?? ''

function stateAfter(error: unknown): TokenState {
  if (isRefusal(error)) return { kind: 'expired' }
  return { kind: 'unknown', reason: faultOf(error).summary ?? 'Something went wrong here.' }
}

/** A link that is not whole is refused for its form; to its owner that is the same. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'invalid_token' || error.code === 'validation_failed')
