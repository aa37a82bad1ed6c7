const RECENT_KEY = 'parley.recent'
const REMEMBERED = 5

/** The ids of what was chosen in the palette, newest first. */
export function recentIds(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberRecent(id: string) {
  const ids = [id, ...recentIds().filter((known) => known !== id)].slice(0, REMEMBERED)
  try {
    localStorage.setItem(RECENT_KEY, JSON.stringify(ids))
  } catch {}
}
