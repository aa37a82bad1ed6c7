const HERE = 'http://here.invalid'

/** The path if it leads nowhere but to this server; else `fallback`. */
export function localPath(path: string | undefined, fallback: string): string {
  const url = path?.startsWith('/') ? URL.parse(path, HERE) : null
  if (url?.origin !== HERE) return fallback
  const local = `${url.pathname}${url.search}${url.hash}`
  // `/.//elsewhere.example` comes out of the parser as `//elsewhere.example`, which browsers take for a host.
  return local.startsWith('//') ? fallback : local
}
