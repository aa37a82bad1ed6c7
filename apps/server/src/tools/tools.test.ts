import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtinTools } from './builtin.ts'
import { calculate } from './calculate.ts'
import { createTools } from './registry.ts'

const tools = createTools(builtinTools, () => Date.UTC(2026, 0, 2, 3, 4, 5))
const run = (name: string, args: unknown, names: string[] | null = null) =>
  tools.run(tools.offered(names), { name, args }, new AbortController().signal)

test('the calculator works out what people write', () => {
  expect(calculate('6*7')).toBe(42)
  expect(calculate(' -2 ^ 2 + (1 - 3) * 2.5e1 % 7 ')).toBe(-5)
  expect(calculate('2^3^2')).toBe(512)
  expect(calculate('1/0')).toBe(Infinity)
})

test('the calculator refuses everything else with the place, and never hangs', () => {
  for (const wrong of ['', '1+', '(1', '1 2', 'process.exit()', '1..2', '('.repeat(10_000)])
    expect(() => calculate(wrong)).toThrow(/not understood|nested/)
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      try {
        expect(calculate(text)).toBeTypeOf('number')
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
  )
})

test('a tool that fails, is not offered or is called wrongly tells the model so', async () => {
  expect(await run('calculator', { expression: '1+1' })).toEqual({ output: { result: 2 }, isError: false })
  expect(await run('clock', {})).toMatchObject({ output: { iso: '2026-01-02T03:04:05.000Z' } })
  expect(await run('clock', { timeZone: 'Nowhere/Land' })).toMatchObject({ isError: true })
  expect(await run('calculator', { expression: 7 })).toMatchObject({ isError: true })
  expect(await run('nonsense', {})).toMatchObject({ isError: true })
  expect(await run('calculator', { expression: '1+1' }, ['clock'])).toMatchObject({ isError: true })
})
