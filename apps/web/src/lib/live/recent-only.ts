/** Remembers the last `most` things used, and lets go of the one used longest ago when there is one more. */
export function recentOnly(most: number, release: (id: string) => void) {
  const used = new Set<string>()
  return {
    use(id: string) {
      used.delete(id)
      used.add(id)
      const [oldest] = used
      if (used.size <= most || oldest === undefined) return
      used.delete(oldest)
      release(oldest)
    },
  }
}
