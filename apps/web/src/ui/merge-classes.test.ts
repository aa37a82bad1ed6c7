import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extendTailwindMerge } from 'tailwind-merge'
import { expect, test } from 'vitest'
import { mergeClasses } from './merge-classes.ts'

// What our theme adds.
const twMerge = extendTailwindMerge({
  extend: {
    theme: {
      shadow: ['float'],
      animate: [(name: string) => /^(blink|shimmer|fade|pop|slide)/.test(name)],
    },
  },
})
const SRC = join(import.meta.dirname, '..')
const BEGINS_LIKE_A_CLASS =
  /(^|\s)([a-z-]+:)*(flex|grid|text-|bg-|[pm][xytrbl]?-|h-|w-|size-|rounded|border|min-|max-|absolute|relative|gap-|items-|font-|shrink|hidden)/

/**
 * The words of texts in the sources that look like classes, without the states they are for; of those that differ in a
 * number alone, one.
 */
function classesInUse(): string[] {
  const texts = globSync('**/*.{ts,tsx}', {
    cwd: SRC,
    exclude: (path) => /\.test\.|merge-classes/.test(path),
  }).flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/(['"])((?:(?!\1)[^\\\n])*)\1/g)].map(
      ([, , text = '']) => text,
    ),
  )
  const words = texts
    .filter((text) => BEGINS_LIKE_A_CLASS.test(text))
    .flatMap((text) => text.split(/\s+/))
    .map((word) => word.replace(/^([a-z-]+(\[[^\]]*\])?(\/\w+)?:)+/, ''))
    .filter((word) => /^-?[a-z][-!\w[\]()/.%]*$/.test(word))
  return [...new Map(words.map((word) => [word.replace(/\d+(\.\d+)?/g, '1'), word])).values()]
}

test('of any two classes of this app the same are kept as by tailwind-merge', () => {
  const classes = classesInUse()
  expect(classes.length).toBeGreaterThan(200)
  const wrong: string[] = []
  for (const one of classes)
    for (const other of classes) {
      const both = `${one} ${other}`
      if (one !== other && mergeClasses(both) !== twMerge(both)) wrong.push(`${both} → ${twMerge(both)}`)
    }
  expect(wrong.slice(0, 40)).toEqual([])
})

test('the last of those that fight wins, each for its own states', () => {
  expect(mergeClasses('p-4 hover:p-2 pt-2 px-1 hover:p-3')).toBe('p-4 pt-2 px-1 hover:p-3')
  expect(mergeClasses('px-3 text-sm text-fg px-0 text-danger')).toBe('text-sm px-0 text-danger')
  expect(mergeClasses('  group shimmer group ')).toBe('group shimmer group')
})
