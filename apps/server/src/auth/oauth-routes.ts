import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Auth } from './auth.ts'
import { callerHeaders, callerOf } from './caller.ts'
import { localPath } from './local-path.ts'
import { publicUrl } from './origins.ts'
import { isSecure } from './session-cookie.ts'

const tags = ['auth']
const Provider = z.object({ provider: z.string().max(50) })
const Next = z.object({ next: z.string().max(2000).optional().catch(undefined) })
const LOGIN_PAGE = '/auth/login'
const AFTER_LOGIN = '/chat'

/** Logging in through Google, GitHub or an OpenID provider: there, and back to the callback. */
export const oauthRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  app.get(
    '/oauth/:provider',
    {
      schema: {
        tags,
        summary: 'Go to a provider to log in',
        description: 'Ends with the session cookie set and a redirect to `next`, a path of this server.',
        params: Provider,
        querystring: Next,
      },
    },
    async (request, reply) => {
      const { provider } = request.params
      try {
        const { response, headers } = await startLogin(auth, provider, request.query.next, request)
        passCookies(auth, request, reply, headers)
        return await reply.redirect(response.url ?? failure('provider_unavailable'), 303)
      } catch (error) {
        request.log.warn({ err: error, provider }, 'A login through a provider could not begin.')
        return reply.redirect(failure('provider_unavailable'), 303)
      }
    },
  )

  app.get(
    '/callback/:provider',
    { schema: { tags, summary: 'Where a provider sends people back to', params: Provider } },
    async (request, reply) => {
      const { search } = new URL(request.url, publicUrl(auth.env))
      const address = `${publicUrl(auth.env)}/api/auth/callback/${encodeURIComponent(request.params.provider)}${search}`
      const federation = await auth.federation()
      const answer = await federation.handler(new Request(address, { headers: headersOf(request) }))
      passCookies(auth, request, reply, answer.headers)
      return reply.redirect(destination(auth, answer), 303)
    },
  )
}

async function startLogin(auth: Auth, provider: string, next: string | undefined, request: FastifyRequest) {
  const federation = await auth.federation()
  return federation.api.signInSocial({
    body: {
      provider,
      callbackURL: localPath(next, AFTER_LOGIN),
      errorCallbackURL: LOGIN_PAGE,
      disableRedirect: true,
    },
    headers: headersOf(request),
    returnHeaders: true,
  })
}

function headersOf(request: FastifyRequest): Headers {
  const headers = callerHeaders(callerOf(request))
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  return headers
}

function passCookies(auth: Auth, request: FastifyRequest, reply: FastifyReply, headers: Headers): void {
  const secure = isSecure(auth.env, request) ? '; Secure' : ''
  for (const cookie of headers.getSetCookie()) void reply.header('set-cookie', `${cookie}${secure}`)
}

/** Better Auth was given paths of ours only; what else it answers is a failure. */
function destination(auth: Auth, answer: Response): string {
  const location = answer.headers.get('location') ?? ''
  const path = localPath(location.replace(publicUrl(auth.env), ''), failure('provider_failed'))
  const { pathname, searchParams } = new URL(path, publicUrl(auth.env))
  return pathname === LOGIN_PAGE ? failure(searchParams.get('error')) : path
}

const failure = (code: string | null): string =>
  `${LOGIN_PAGE}?error=${(code ?? 'provider_failed').toLowerCase().replaceAll(/[^a-z0-9_]+/g, '_')}`
