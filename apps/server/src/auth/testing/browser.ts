import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Extra = { headers?: Record<string, string>; bearer?: string | undefined; ip?: string }
export type Answer = LightMyRequestResponse & { body: string }

/** Somebody who keeps cookies. */
export type Browser = {
  cookies: Map<string, string>
  get(url: string, extra?: Extra): Promise<LightMyRequestResponse>
  post(url: string, body?: unknown, extra?: Extra): Promise<LightMyRequestResponse>
  put(url: string, body?: unknown, extra?: Extra): Promise<LightMyRequestResponse>
  delete(url: string, extra?: Extra): Promise<LightMyRequestResponse>
}

export function createBrowser(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>()

  async function send(method: Method, url: string, body: unknown, { headers, bearer, ip }: Extra = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request: InjectOptions = {
      method,
      url,
      remoteAddress: ip ?? '127.0.0.1',
      headers: {
        ...(cookie && { cookie }),
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    }
    const answer = await app.inject(request)
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, encodeURIComponent(value))
    }
    return answer
  }

  return {
    cookies,
    get: (url, extra) => send('GET', url, undefined, extra),
    post: (url, body, extra) => send('POST', url, body, extra),
    put: (url, body, extra) => send('PUT', url, body, extra),
    delete: (url, extra) => send('DELETE', url, undefined, extra),
  }
}
