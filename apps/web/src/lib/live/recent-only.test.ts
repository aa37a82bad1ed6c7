import { expect, test } from 'vitest'
import { recentOnly } from './recent-only.ts'

test('the one used longest ago is let go', () => {
  const gone: string[] = []
  const recent = recentOnly(2, (id) => gone.push(id))
  for (const id of ['a', 'b', 'a', 'c', 'd']) recent.use(id)
  expect(gone).toEqual(['b', 'a'])
})
