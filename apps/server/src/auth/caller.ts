import type { FastifyRequest } from 'fastify'
import { IP_HEADER } from './better-auth.ts'

const LONGEST_USER_AGENT = 500

/** Where a login comes from, as the list of sessions shows it. */
export type Caller = { ipAddress: string; userAgent: string }

export const callerOf = ({ ip, headers }: FastifyRequest): Caller => ({
  ipAddress: ip,
  userAgent: (headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT),
})

/** The same for Better Auth, which reads headers. */
export const callerHeaders = ({ ipAddress, userAgent }: Caller): Headers =>
  new Headers({ [IP_HEADER]: ipAddress, 'user-agent': userAgent })
