/** “Ada Lovelace” → AL, “ada” → A; counts characters as people see them. */
export function initialsOf(name: string) {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked.map((word) => firstCharacter(word ?? '').toLocaleUpperCase()).join('') || '?'
}

/** The same text always has the same hue, 0–359. */
export function avatarHue(seed: string) {
  let hash = 2166136261 // FNV-1a: short, and it spreads similar names well
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return (hash >>> 0) % 360
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const firstCharacter = (word: string) =>
  graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? ''
