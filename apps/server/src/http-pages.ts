import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Env } from './env.ts'
import { developmentPolicy, pagePolicy, readScriptHashes } from './http-security.ts'

export const webRoot = join(import.meta.dirname, '../../web/out')

const FOREVER = 'public, max-age=31536000, immutable'
const ALWAYS_ASK = 'public, max-age=0, must-revalidate'

/** Serves the pages: from the build's files, or through `next dev` while developing. */
export async function servePages(app: FastifyInstance, env: Env): Promise<void> {
  if (!env.PARLEY_WEB) return
  if (env.PARLEY_WEB_DEV_URL) return passToDevelopmentServer(app, env.PARLEY_WEB_DEV_URL)
  if (!existsSync(join(webRoot, 'csp.json'))) {
    app.log.warn('The pages are not built; only the API is served. Run `npm start` or `pnpm build`.')
    return
  }
  await serveBuild(app)
}

async function serveBuild(app: FastifyInstance) {
  const policies = new Map(
    Object.entries(readScriptHashes(webRoot)).map(([page, hashes]) => [page, pagePolicy(hashes)]),
  )
  await app.register(fastifyStatic, {
    root: webRoot,
    serve: true,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    decorateReply: true,
    // What the build leaves for itself or for us is nobody's business.
    allowedPath: (path) => !/^\/csp\.json|\.(br|gz)$/.test(path),
    setHeaders: (response: { header(name: string, value: string): unknown }, path) => {
      const file = path.slice(webRoot.length + 1).replace(/\.(br|gz)$/, '')
      response.header('cache-control', file.startsWith('_next/static/') ? FOREVER : ALWAYS_ASK)
      const policy = policies.get(file)
      if (policy) response.header('content-security-policy', policy)
    },
  })
  const page = (file: string) => (_request: FastifyRequest, reply: FastifyReply) => reply.sendFile(file)
  for (const file of policies.keys()) {
    const path = `/${file.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')}`
    if (!app.hasRoute({ method: 'GET', url: path })) app.get(path, page(file))
  }
  // One shell serves every chat; which one is shown is read from the address.
  app.get('/chat/*', page('chat.html'))
  app.get('/join/*', page('join.html'))
}

/** What has no page is a 404 that looks like one of ours. */
export const showNotFoundPage = (reply: FastifyReply): FastifyReply | undefined =>
  reply.server.hasReplyDecorator('sendFile') ? reply.code(404).sendFile('404.html') : undefined

async function passToDevelopmentServer(app: FastifyInstance, upstream: string) {
  // Only those who develop need it; loading it costs everybody else memory and time.
  const { default: proxy } = await import('@fastify/http-proxy')
  await app.register(proxy, {
    upstream,
    websocket: true,
    // Preflights are answered for all paths already.
    httpMethods: ['GET', 'HEAD', 'POST'],
    replyOptions: {
      rewriteHeaders: (headers) => ({ ...headers, 'content-security-policy': developmentPolicy }),
    },
  })
}
