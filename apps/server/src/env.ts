import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] })
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)
const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting of the server. An empty variable counts as absent. */
const Settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url.optional(),
  PARLEY_DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  PARLEY_SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ALLOWED_ORIGINS: list.default([]),
  TRUST_PROXY: flag.default(false),
  METRICS_TOKEN: z.string().min(8).optional(),

  REGISTRATION: z.enum(['open', 'closed']).default('open'),
  REQUIRE_VERIFIED_EMAIL: flag.default(false),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Parley <parley@localhost>'),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: url.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('Single sign-on'),

  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: url.optional(),
  OPENROUTER_API_KEY: z.string().optional(),
  OPENROUTER_BASE_URL: url.optional(),
  GOOGLE_API_KEY: z.string().optional(),
  GOOGLE_BASE_URL: url.optional(),
  OLLAMA_BASE_URL: url.optional(),
  OPENAI_COMPATIBLE_BASE_URL: url.optional(),
  OPENAI_COMPATIBLE_API_KEY: z.string().optional(),
  OPENAI_COMPATIBLE_NAME: z.string().default('OpenAI-compatible'),
  FALLBACK_MODELS: list.default([]),
  LLM_MOCK_MODE: flag.default(false),

  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  RATE_LIMIT_ANSWERS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  PARLEY_WEB: flag.default(true),
  /** Where `next dev` listens while developing; the built pages are served when it is absent. */
  PARLEY_WEB_DEV_URL: url.optional(),
})
export type Env = z.infer<typeof Settings> & { dataDir: string; production: boolean }

const PAIRS = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
  ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const

/** What is wrong with the configuration, one sentence a setting. */
export class ConfigurationError extends Error {
  readonly faults: string[]

  constructor(faults: string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}

/** Reads the configuration from the environment; throws one readable list of all that is wrong. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Settings.safeParse(given)
  const faults = parsed.success
    ? [...missingHalves(given), ...missingForReplicas(given)]
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults)
  return {
    ...parsed.data,
    dataDir: resolve(parsed.data.PARLEY_DATA_DIR),
    production: !parsed.data.PARLEY_WEB_DEV_URL,
  }
}

const missingHalves = (given: Record<string, string | undefined>): string[] =>
  PAIRS.flatMap(([one, other]) => {
    if (!!given[one] === !!given[other]) return []
    return [`${given[one] ? other : one}: must be set together with ${given[one] ? one : other}`]
  })

/** With Redis several processes share the work, so they must share the database and what signs cookies as well. */
function missingForReplicas(given: Record<string, string | undefined>): string[] {
  if (!given['REDIS_URL']) return []
  const faults: string[] = []
  if (!given['DATABASE_URL'])
    faults.push(
      'REDIS_URL: needs DATABASE_URL too. A SQLite file has one process; several share a PostgreSQL database.',
    )
  if (!given['PARLEY_SECRET'])
    faults.push('PARLEY_SECRET: must be set together with REDIS_URL, the same for every replica')
  return faults
}
