import { createHmac, timingSafeEqual } from 'node:crypto'

export type RefreshClaim = { sessionId: string; generation: number }

/**
 * A refresh token names its session and its place in the row of that session's tokens, under our signature. So nothing
 * that would let somebody in needs to be stored, and an old one that comes back is known for what it is.
 */
export const refreshTokenOf = ({ sessionId, generation }: RefreshClaim, secret: string): string => {
  const claim = `${sessionId}.${generation}`
  return `${claim}.${signatureOf(claim, secret).toString('base64url')}`
}

export function readRefreshToken(token: string, secret: string): RefreshClaim | null {
  const [, claim, sessionId, generation, signature] =
    /^(([0-9a-f-]{36})\.(\d{1,9}))\.([\w-]{43})$/.exec(token) ?? []
  if (!claim || !sessionId || !generation || !signature) return null
  const isOurs = timingSafeEqual(Buffer.from(signature, 'base64url'), signatureOf(claim, secret))
  return isOurs ? { sessionId, generation: Number(generation) } : null
}

const signatureOf = (claim: string, secret: string) =>
  createHmac('sha256', secret).update(`refresh-token:${claim}`).digest()
