// Who may import whom. docs/architecture.md tells why; `pnpm check` holds the code to it.

/** Workspace packages, and the workspace packages each may import. */
export const PACKAGES: Record<string, readonly string[]> = {
  'packages/contracts': [],
  'packages/sdk': ['@parley/contracts'],
  'apps/web': ['@parley/contracts', '@parley/sdk'],
  'apps/server': ['@parley/contracts'],
}

/**
 * The layers of apps/server/src, top first: each may import itself and what is below it. A file at
 * the root of src that is not named here is part of the edges.
 */
export const SERVER_LAYERS: readonly { name: string; members: readonly string[] }[] = [
  { name: 'main', members: ['main', 'run'] },
  { name: 'app', members: ['app', 'openapi'] },
  { name: 'edges', members: ['realtime'] },
  { name: 'features', members: [] }, // every other folder; see FEATURES
  {
    name: 'routing',
    members: ['http-context', 'http-errors', 'http-leftovers', 'http-methods', 'http-schema', 'http-sse'],
  }, // what every route is written with
  {
    name: 'spine',
    members: [
      'streams',
      'jobs',
      'db',
      'redis',
      'ctx',
      'env',
      'errors',
      'clock',
      'log',
      'metrics',
      'patience',
    ],
  },
]

/** Every feature of the server, and the features it may import. */
export const FEATURES: Record<string, readonly string[]> = {
  handles: [],
  auth: ['mail', 'handles'],
  people: ['auth', 'handles'],
  agents: ['auth', 'people', 'handles'],
  chats: ['auth', 'people', 'handles', 'agents'],
  rooms: ['auth', 'people', 'handles', 'agents', 'chats'],
  search: ['auth', 'people', 'chats', 'rooms'],
  replies: ['auth', 'people', 'chats', 'rooms', 'agents', 'tools', 'providers'],
  tools: [],
  providers: [],
  mail: [],
}

/** Outside packages that only some parts of the server may import. `features` means any of FEATURES. */
export const GUARDED: readonly { packages: RegExp; only: readonly string[]; why: string }[] = [
  {
    packages: /^kysely(\/|$)/,
    only: ['db', 'streams', 'jobs', 'testing', 'features'],
    why: 'SQL belongs to db, streams, jobs and the features',
  },
  {
    packages: /^(pg|node:sqlite)$/,
    only: ['db', 'testing'],
    why: 'only db knows which engine answers',
  },
  {
    packages: /^@redis\//,
    only: ['redis', 'testing'],
    why: 'only redis knows its client',
  },
  {
    packages: /^(@ai-sdk\/|ollama-ai-provider-v2|@openrouter\/ai-sdk-provider)/,
    only: ['providers'],
    why: 'only providers knows the packages of the AI SDK',
  },
]

/** The parts of apps/web/src, and the parts each may import. */
export const WEB_PARTS: Record<string, readonly string[]> = {
  app: ['app', 'features', 'lib', 'ui'],
  features: ['features', 'lib', 'ui'],
  ui: ['ui', 'lib'],
  lib: ['lib', 'ui'],
}

/** Names that say nothing of what is inside. */
export const BANNED_FOLDERS: readonly string[] = ['utils', 'helpers', 'services', 'types']

/** The only code that may import testing/: tests, and testing itself. */
export const TESTING = 'testing'
