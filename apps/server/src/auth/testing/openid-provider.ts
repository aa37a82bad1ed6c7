import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type OpenIdAccount = { email?: string; email_verified?: boolean; name?: string }

export type OpenIdProvider = {
  issuer: string
  env: Record<string, string>
  /** Goes through the provider’s pages as somebody, and answers the address it sends them back to. */
  logIn(address: string, login: string): Promise<URL>
  [Symbol.asyncDispose](): Promise<void>
}

/** A real OpenID provider on loopback, where these accounts can log in to a Parley at `publicUrl`. */
export async function openIdProvider(
  publicUrl: string,
  accounts: Record<string, OpenIdAccount>,
  port = 0,
): Promise<OpenIdProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) =>
    response.end()
  const http = createServer((request, response) => answer(request, response))
  http.listen(port, '127.0.0.1')
  await once(http, 'listening')
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'parley',
        client_secret: 'a secret of theirs',
        redirect_uris: [`${publicUrl}/api/auth/callback/oidc`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_ctx: unknown, sub: string) =>
      accounts[sub] && { accountId: sub, claims: () => ({ sub, ...accounts[sub] }) },
    cookies: { keys: ['any'] },
    pkce: { required: () => true },
  })
  answer = provider.callback()
  return {
    issuer,
    env: {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'parley',
      OIDC_CLIENT_SECRET: 'a secret of theirs',
    },
    logIn: (address, login) => walk(issuer, address, login),
    async [Symbol.asyncDispose]() {
      http.close()
      http.closeAllConnections()
      await once(http, 'close')
    },
  }
}

/** Follows redirects and sends forms, as a browser in somebody’s hands would, until the provider sends them away. */
async function walk(issuer: string, from: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(from)
  let form: URLSearchParams | null = null
  for (let step = 0; step < 20; step++) {
    if (url.origin !== issuer) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = form ? { method: 'POST', body: form } : {}
    const response: Response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const location = response.headers.get('location')
    form = null
    if (location) {
      url = new URL(location, url)
      continue
    }
    const page = await response.text()
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? []
    if (!action) throw new Error(`The provider answered ${response.status}: ${page.slice(0, 500)}`)
    url = new URL(action, url)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    form = new URLSearchParams({ prompt, login, password: 'any' })
  }
  throw new Error('The provider never sent anybody back.')
}
