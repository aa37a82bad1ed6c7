import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../setup/root.mjs'
import { makeCopy } from './copy.ts'
import { MUTATIONS } from './mutations.ts'
import { tryMutation } from './try-mutation.ts'

describe('the simulation notices the loss of a guard', () => {
  let copy: ReturnType<typeof makeCopy>
  beforeAll(() => {
    copy = makeCopy()
  })
  afterAll(() => copy.remove())

  test.each(MUTATIONS)(
    'without $name seed $seed breaks an invariant, and the document says so',
    async (mutation) => {
      const found = await tryMutation(copy.folder, mutation, 0)
      expect(found?.rules).not.toHaveLength(0)
      expect(found?.seed).toBe(mutation.seed)
      expect(readFileSync(join(root, 'docs/reliability.md'), 'utf8')).toContain(`| ${mutation.name} `)
    },
  )
})
