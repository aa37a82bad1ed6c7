const HERE = 'http://here.invalid'

/** The path if it leads nowhere but to this server; else `fallback`. */
export function localPath(path: string | null, fallback: string): string {
  const url = path?.startsWith('/') && URL.canParse(path, HERE) ? new URL(path, HERE) : null
  if (url?.origin !== HERE) return fallback
  const local = `${url.pathname}${url.search}${url.hash}`
  // `/.//elsewhere.example` comes out of the parser as `//elsewhere.example`, which browsers take for a host.
  return local.startsWith('//') || isDeadEnd(url.pathname) ? fallback : local
}

/** These pages send whoever is logged in on to `next`: to themselves, for ever. */
const isDeadEnd = (path: string): boolean => /^\/(auth|api)(\/|$)/.test(path)
