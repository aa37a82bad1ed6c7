import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Env } from './env.ts'

/** Security headers for every answer, and which other origins may call the API from a browser. */
export async function protect(app: FastifyInstance, env: Env): Promise<void> {
  const isHttps = env.PUBLIC_URL?.startsWith('https:') ?? false
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
  })
  await app.register(cors, {
    origin: env.ALLOWED_ORIGINS,
    credentials: true,
    exposedHeaders: ['x-chat-id', 'x-reply-id', 'x-request-id', 'retry-after'],
    maxAge: 600,
    // Who asks for the options without being a browser gets no refusal of another form than all others have.
    strictPreflight: false,
  })
}

const SHARED_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob: https: http:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** The policy of a page: scripts of our own, and the inline ones that are known by their hash. */
export const pagePolicy = (scriptHashes: readonly string[]): string =>
  [
    ...SHARED_POLICY,
    `script-src ${["'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' ')}`,
    "connect-src 'self'",
  ].join('; ')

/** While developing, the tools evaluate code and talk over sockets of their own. */
export const developmentPolicy: string = [
  ...SHARED_POLICY,
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "connect-src 'self' ws: http:",
].join('; ')

/** What an answer of the API may do when a browser shows it as a page: nothing. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'"

/** The hashes of each page's inline scripts, written by the build. */
export function readScriptHashes(webRoot: string): Record<string, string[]> {
  return JSON.parse(readFileSync(join(webRoot, 'csp.json'), 'utf8')) as Record<string, string[]>
}
