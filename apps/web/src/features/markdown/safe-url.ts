/** A complete address of one of these protocols, or nothing. Relative ones would point into our own pages. */
export function safeUrl(address: string | undefined, protocols: string[]): URL | null {
  const url = address ? URL.parse(address) : null
  return url && protocols.includes(url.protocol) ? url : null
}
