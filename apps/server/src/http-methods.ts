import type { FastifyInstance } from 'fastify'

type Known = { pattern: RegExp; methods: Set<string> }

/** Which methods an address takes; to be called before there are routes. Only addresses that took none of them ask. */
export function knowMethods(app: FastifyInstance): (path: string) => string[] {
  const byUrl = new Map<string, Known>()
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/') || url.endsWith('*')) return
    const known = byUrl.get(url) ?? { pattern: patternOf(url), methods: new Set() }
    byUrl.set(url, known)
    for (const one of [method].flat()) known.methods.add(one)
  })
  return (path) =>
    [...byUrl.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods])
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.+$()|[\]{}^\\?]/g, '\\$&')))
      .join('/')}/?$`,
  )
