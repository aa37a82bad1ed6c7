import { makeCopy } from './mutations/copy.ts'
import { MUTATIONS } from './mutations/mutations.ts'
import { tryMutation } from './mutations/try-mutation.ts'

// pnpm simulate:mutations [seeds]: takes out one guard at a time and shows which invariant its loss breaks.
const seeds = Number(process.argv[2] ?? 2000)
const copy = makeCopy()
console.log('| taken out | breaks | seed | for example |\n| --- | --- | --- | --- |')
try {
  for (const mutation of MUTATIONS) {
    const found = await tryMutation(copy.folder, mutation, seeds)
    if (!found) process.exitCode = 1
    const example = found?.report
      .split('\n')[0]
      ?.replace(/^seed \d+: /, '')
      .replaceAll('|', '/')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]+){4}/g, '…')
      .slice(0, 160)
    console.log(
      found
        ? `| ${mutation.name} | ${found.rules.join(', ')} | ${found.seed} | ${example} |`
        : `| ${mutation.name} | nothing in ${seeds} seeds | | |`,
    )
  }
} finally {
  copy.remove()
}
