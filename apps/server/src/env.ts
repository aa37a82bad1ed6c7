import { resolve } from 'node:path'
import { ModelId } from '@parley/contracts'
import { z } from 'zod'

const flag = z.stringbool({
  truthy: ['true', '1', 'yes', 'on'],
  falsy: ['false', '0', 'no', 'off'],
  error: 'must be true or false',
})
const url = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .transform((value) => value.replace(/\/+$/, ''))
const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address such as ${example}` })
/** What a browser says of the page it shows: nothing stands behind the host and the port. */
const origin = z.string().transform((value, ctx) => {
  const parsed = URL.parse(value)
  const hasMore = parsed && (parsed.pathname !== '/' || parsed.search || parsed.hash || parsed.username)
  if (parsed && /^https?:$/.test(parsed.protocol) && !hasMore) return parsed.origin
  ctx.addIssue({
    code: 'custom',
    message: 'must be an address such as https://chat.example.org, without a path',
  })
  return z.NEVER
})
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)
const wholeNumber = (least: number, most = Number.MAX_SAFE_INTEGER) => {
  const error = `must be a whole number ${most < Number.MAX_SAFE_INTEGER ? `from ${least} to ${most}` : `of at least ${least}`}`
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}
const secret = (letters: number) => z.string().min(letters, `must have at least ${letters} characters`)
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })

/** Every setting of the server. An empty variable counts as absent. */
const Settings = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: origin.optional(),
  PARLEY_DATA_DIR: z.string().default('./data'),
  DATABASE_URL: address(/^postgres(ql)?$/, 'postgres://user:password@host:5432/parley').optional(),
  REDIS_URL: address(/^rediss?$/, 'redis://host:6379').optional(),
  PARLEY_SECRET: secret(32).optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ALLOWED_ORIGINS: list.pipe(z.array(origin)).default([]),
  TRUST_PROXY: flag.default(false),
  METRICS_TOKEN: secret(8).optional(),

  REGISTRATION: oneOf(['open', 'closed']).default('open'),
  REQUIRE_VERIFIED_EMAIL: flag.default(false),
  SMTP_URL: address(/^smtps?$/, 'smtps://user:password@host:465').optional(),
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
  FALLBACK_MODELS: list.pipe(z.array(ModelId)).default([]),
  LLM_MOCK_MODE: flag.default(false),

  RATE_LIMIT_PER_MINUTE: wholeNumber(1).default(600),
  RATE_LIMIT_ANSWERS_PER_MINUTE: wholeNumber(1).default(60),
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
  const faults = [
    ...(parsed.error?.issues ?? []).map(sentenceOf),
    ...missingHalves(given),
    ...missingForReplicas(given),
  ]
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults)
  return {
    ...parsed.data,
    dataDir: resolve(parsed.data.PARLEY_DATA_DIR),
    production: !parsed.data.PARLEY_WEB_DEV_URL,
  }
}

/** Of a list, which of its items it is; a value is never repeated, as it may be a secret. */
function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  const [setting, index] = path
  const item = typeof index === 'number' ? `, item ${index + 1}` : ''
  return `${String(setting)}${item}: ${message}`
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
