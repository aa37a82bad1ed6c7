import { Handle } from '@parley/contracts'

const LONGEST_BASE = 24

/** Handles made of a name, or else of an e-mail address, without end: `ada-lovelace`, `ada-lovelace-2`, … */
export function* handleCandidates(name: string, email: string): Generator<string, never> {
  const base =
    [name, email.split('@')[0] ?? ''].map(handleFrom).find((text) => Handle.safeParse(text).success) ??
    'person'
  yield base
  for (let number = 2; ; number++) yield `${base}-${number}`
}

const handleFrom = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_BASE)
    .replace(/^-+|-+$/g, '')
