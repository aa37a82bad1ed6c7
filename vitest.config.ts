import { defineConfig } from 'vitest/config'

const stores = (process.env.TEST_STORES ?? 'sqlite,postgres').split(',').filter(Boolean)

const SIMULATION = 'apps/server/src/testing/simulation/**'

// A SQLite file has one process: what several share is shown where they share a database.
const OF_REPLICAS = ['apps/server/src/replicas*.test.ts', 'apps/server/src/streams/bus/redis.test.ts']

// The same files once for every store: what holds on one must hold on all.
const server = stores.map((store) => ({
  extends: true as const,
  test: {
    name: `server:${store}`,
    include: ['apps/server/src/**/*.test.ts'],
    exclude: [SIMULATION, ...(store === 'sqlite' ? OF_REPLICAS : [])],
    env: { STORE: store },
    globalSetup: 'scripts/test/built-server.mjs',
  },
}))

export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/out/**', 'e2e/**'],
    passWithNoTests: false,
    // Times only end what hangs, no more: on a busy machine everything takes many times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'scripts', include: ['scripts/**/*.test.ts'] } },
      { extends: true, test: { name: 'packages', include: ['packages/*/src/**/*.test.ts'] } },
      ...server,
      // It brings a store of its own, so it runs once.
      {
        extends: true,
        test: { name: 'simulation', include: [`${SIMULATION}/*.test.ts`] },
      },
      {
        extends: true,
        resolve: { alias: { '@/': new URL('./apps/web/src/', import.meta.url).pathname } },
        // The web app leaves JSX to Next, so its own tsconfig says nothing that would serve here.
        oxc: { jsx: { runtime: 'automatic' } },
        test: { name: 'web', include: ['apps/web/src/**/*.test.{ts,tsx}'] },
      },
    ],
  },
})
