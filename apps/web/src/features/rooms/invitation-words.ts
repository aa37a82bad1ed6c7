import type { Invitation } from '@parley/contracts'
import { ROLE_NAMES } from './roles.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** An invitation as it stands in the list: for whom it is, and how it stands with it. */
export function wordsOf(invitation: Invitation, now: number): { title: string; detail: string } {
  const { email, role, createdBy } = invitation
  const title = email ?? `Link for ${role === 'member' ? 'members' : `${ROLE_NAMES[role].toLowerCase()}s`}`
  return { title, detail: [stateOf(invitation, now), `by ${createdBy.name}`].filter(Boolean).join(' · ') }
}

function stateOf({ open, revokedAt, expiresAt, maxUses, uses, email }: Invitation, now: number): string {
  if (revokedAt !== null) return 'taken back'
  if (maxUses !== null && uses >= maxUses) return email === null ? 'used up' : 'accepted'
  if (!open || (expiresAt !== null && expiresAt <= now)) return 'expired'
  const ends = expiresAt === null ? 'never ends' : `${durationOf(expiresAt - now)} left`
  const used = maxUses === null ? `used ${timesOf(uses)}` : `used ${uses} of ${maxUses}`
  return email === null ? `${ends}, ${used}` : ends
}

const timesOf = (uses: number): string => (uses === 1 ? 'once' : `${uses} times`)

function durationOf(ms: number): string {
  if (ms >= 2 * DAY_MS) return `${Math.round(ms / DAY_MS)} days`
  if (ms >= 2 * HOUR_MS) return `${Math.round(ms / HOUR_MS)} hours`
  return `${Math.max(1, Math.round(ms / 60_000))} minutes`
}
