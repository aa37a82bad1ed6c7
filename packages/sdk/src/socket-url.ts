/** The address of a socket: relative ones are taken from the page's, `http:` becomes `ws:`. */
export function socketUrl(url: string): URL {
  const address = new URL(url, globalThis.location?.href)
  if (address.protocol === 'http:') address.protocol = 'ws:'
  if (address.protocol === 'https:') address.protocol = 'wss:'
  return address
}

/** Whether the server runs on this machine, where it is reached without any network. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
