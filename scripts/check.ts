import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './setup/root.mjs'

const bin = (path: string) => join(root, 'node_modules', path)
const WEB = join(root, 'apps/web')
const tsc = bin('typescript/bin/tsc')

/** What was checked before and has not changed since need not be checked again. */
const remembering = (name: string) => [
  '--incremental',
  '--tsBuildInfoFile',
  join(root, '.cache', `${name}.tsbuildinfo`),
]

const checks: { name: string; args: string[]; cwd?: string }[] = [
  {
    name: 'format',
    args: [
      bin('prettier/bin/prettier.cjs'),
      '--check',
      '--cache',
      '--cache-location',
      join(root, '.cache/prettier'),
      '--log-level',
      'warn',
      '.',
    ],
  },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--quiet'] },
  { name: 'types', args: [tsc, '-p', 'tsconfig.json', ...remembering('types')] },
  // Writes next-env.d.ts and the types of the routes, which git does not keep.
  { name: 'web routes', args: [join(WEB, 'node_modules/next/dist/bin/next'), 'typegen'], cwd: WEB },
  { name: 'web types', args: [tsc, '-p', 'apps/web/tsconfig.json', ...remembering('web-types')] },
  { name: 'imports', args: ['scripts/check-imports.ts'] },
  { name: 'generated files', args: ['scripts/generate.ts', '--check'] },
]

// All of them run, so that one round shows everything there is to mend.
const failed = checks.filter((check) => !passes(check))
if (failed.length > 0) {
  console.error(`\ncheck failed: ${failed.map(({ name }) => name).join(', ')}`)
  process.exit(1)
}

function passes({ name, args, cwd = root }: (typeof checks)[number]) {
  const started = performance.now()
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, maxBuffer: Infinity })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (status !== 0) process.stderr.write(Buffer.concat([stdout, stderr]))
  return status === 0
}
