import { describe, expect, test } from 'vitest'
import { importFaults } from './imports/faults.ts'

const faultsOf = (file: string, text: string) => importFaults([{ file, text }])

const importing = (specifier: string) => `import { it } from '${specifier}'\n`

describe('what the table forbids is found', () => {
  test.each([
    ['packages/contracts/src/ids.ts', '@parley/sdk'],
    ['packages/sdk/src/connection.ts', '@parley/server'],
    ['packages/sdk/src/connection.ts', '../../contracts/src/ids.ts'],
    ['apps/web/src/lib/api.ts', '@parley/server'],
    ['apps/web/src/lib/api.ts', '../../../server/src/ctx.ts'],
    ['apps/server/src/chats/routes.ts', '@parley/sdk'],
    ['apps/server/src/chats/messages.ts', '../replies/reply.ts'],
    ['apps/server/src/auth/session.ts', '../people/profile.ts'],
    ['apps/server/src/people/profile.ts', '../chats/chats.ts'],
    ['apps/server/src/providers/anthropic.ts', '../chats/chats.ts'],
    ['apps/server/src/streams/log.ts', '../chats/chats.ts'],
    ['apps/server/src/streams/feed.ts', '../realtime/ws.ts'],
    ['apps/server/src/jobs/worker.ts', '../app.ts'],
    ['apps/server/src/chats/routes.ts', '../http-limits.ts'],
    ['apps/server/src/realtime/ws.ts', '../app.ts'],
    ['apps/server/src/app.ts', './main.ts'],
    ['apps/server/src/app.ts', './testing/test-app.ts'],
    ['apps/server/src/chats/routes.ts', '../testing/test-app.ts'],
    ['apps/server/src/auth/routes.ts', './testing/auth-app.ts'],
    ['packages/sdk/src/connection.ts', './testing/fake-socket.ts'],
    ['apps/server/src/realtime/ws.ts', 'kysely'],
    ['apps/server/src/app.ts', 'kysely'],
    ['apps/server/src/chats/queries.ts', 'node:sqlite'],
    ['apps/server/src/chats/queries.ts', 'pg'],
    ['apps/server/src/replies/write.ts', '@ai-sdk/openai'],
    ['apps/server/src/replies/write.test.ts', '@ai-sdk/provider'],
    ['apps/server/src/agents/models.ts', 'ollama-ai-provider-v2'],
    ['apps/server/src/agents/models.ts', '@openrouter/ai-sdk-provider'],
    ['apps/web/src/ui/button.tsx', '@/features/chat/message'],
    ['apps/web/src/ui/button.tsx', '../app/layout.tsx'],
    ['apps/web/src/lib/store.ts', '../features/chat/draft.ts'],
    ['apps/web/src/features/chat/list.tsx', '@/app/page'],
  ])('%s importing %s', (file, specifier) => {
    expect(faultsOf(file, importing(specifier))).toHaveLength(1)
  })
})

describe('what the table allows is let through', () => {
  test.each([
    ['packages/sdk/src/connection.ts', '@parley/contracts'],
    ['packages/sdk/src/generated/api.ts', './more.ts'],
    ['apps/server/src/main.ts', './app.ts'],
    ['apps/server/src/app.ts', './chats/routes.ts'],
    ['apps/server/src/realtime/ws.ts', '../streams/feed.ts'],
    ['apps/server/src/replies/write.ts', '../chats/change-chat.ts'],
    ['apps/server/src/replies/write.ts', '../providers/registry.ts'],
    ['apps/server/src/chats/queries.ts', 'kysely'],
    ['apps/server/src/chats/chats.test.ts', '../testing/test-app.ts'],
    ['apps/server/src/testing/test-app.ts', '../app.ts'],
    ['apps/server/src/auth/testing/auth-app.ts', '../../testing/test-app.ts'],
    ['apps/server/src/testing/stores.ts', 'pg'],
    ['packages/sdk/src/connection.test.ts', './testing/fake-socket.ts'],
    ['apps/server/src/replies/live.test.ts', '@parley/sdk'],
    ['apps/server/src/providers/anthropic.ts', '@ai-sdk/anthropic'],
    ['apps/web/src/app/page.tsx', '@/features/chat/shell'],
    ['apps/web/src/features/chat/shell.tsx', '@/ui/button'],
    ['apps/web/src/features/chat/shell.tsx', '@parley/sdk'],
  ])('%s importing %s', (file, specifier) => {
    expect(faultsOf(file, importing(specifier))).toEqual([])
  })
})

describe('every way to import counts', () => {
  test.each([
    ['a type', `import type { Reply } from '../replies/reply.ts'`],
    ['several lines', `import {\n  one,\n  two,\n} from "../replies/reply.ts"`],
    ['a namespace', `import * as replies from '../replies/reply.ts'`],
    ['for its effect', `import '../replies/reply.ts'`],
    ['a re-export', `export { write } from '../replies/reply.ts'`],
    ['everything again', `export * from '../replies/reply.ts'`],
    ['at run time', `const { write } = await import('../replies/reply.ts')`],
    ['as a type in place', `let reply: import('../replies/reply.ts').Reply`],
  ])('%s', (_name, text) => {
    expect(faultsOf('apps/server/src/chats/messages.ts', text)).toHaveLength(1)
  })

  test('words in comments and strings do not', () => {
    const text = `// import { a } from '../replies/a.ts'\n * import b from '../replies/b.ts'\nconst c = 'from'\n`
    expect(faultsOf('apps/server/src/chats/messages.ts', text)).toEqual([])
  })
})

test('a fault names the file, the line and the reason', () => {
  const text = `import { a } from './a.ts'\n\nimport { write } from '../replies/write.ts'\n`
  expect(faultsOf('apps/server/src/chats/messages.ts', text)).toEqual([
    "apps/server/src/chats/messages.ts:3 imports '../replies/write.ts': the feature chats may not import replies",
  ])
})

test.each([
  'apps/server/src/chats/utils/x.ts',
  'packages/sdk/src/types/x.ts',
  'apps/web/src/ui/helpers/x.ts',
])('a folder that says nothing is refused: %s', (file) =>
  expect(faultsOf(file, '')).toEqual([expect.stringContaining('call the folder by what is in it')]),
)

test.each(['apps/server/src/widgets/x.ts', 'apps/web/src/widgets/x.ts'])(
  'a folder that the table does not place is named once: %s',
  (file) => {
    const faults = importFaults(
      [file, file.replace('x.ts', 'y.ts')].map((each) => ({ file: each, text: '' })),
    )
    expect(faults).toEqual([expect.stringContaining('scripts/imports/table.ts')])
  },
)
