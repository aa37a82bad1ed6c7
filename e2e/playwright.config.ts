import { defineConfig } from '@playwright/test'

// Debian's Chromium; Playwright downloads none.
const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

// Every test starts the server it needs, so there is no web server here.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Both only end what hangs: on a busy machine everything takes many times as long as on a free one.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // Tests wait for answers to be written most of the time; each worker has a server of its own.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  reporter: 'list',
  use: {
    launchOptions,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
})
