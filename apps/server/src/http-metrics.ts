import { timingSafeEqual } from 'node:crypto'
import { AppError } from '@parley/contracts'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { z } from 'zod'
import type { Env } from './env.ts'
import type { Router } from './http-schema.ts'
import type { Bus } from './streams/bus/bus.ts'
import type { LiveTexts } from './streams/live-texts.ts'

type Watched = {
  bus: Bus
  sessions: { readonly size: number; ackLag(): number; unsentBytes(): number }
  writer: { readonly running: number }
  live: LiveTexts
}

/** H2: what a Prometheus server may ask about this process. */
export function countRequests(app: FastifyInstance): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'parley_' })
  const duration = new Histogram({
    name: 'parley_http_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    duration.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
  return registry
}

export function countConversation(registry: Registry, { bus, sessions, writer, live }: Watched): void {
  if (bus.connected !== undefined) countHints(registry, bus)
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('parley_connections', 'Sockets and event streams that are open.', () => sessions.size)
  gauge('parley_replies_running', 'Replies this process is writing.', () => writer.running)
  gauge('parley_ack_lag_events', 'Events sent and not yet acknowledged.', () => sessions.ackLag())
  gauge('parley_unsent_bytes', 'Bytes that slow readers have not taken yet.', () => sessions.unsentBytes())
  const text = new Counter({
    name: 'parley_reply_characters_total',
    help: 'Characters written by models.',
    registers: [registry],
  })
  const seen = new WeakMap<object, number>()
  live.listen((_stream, grown) => {
    if (grown.elsewhere) return
    const length = grown.totalLength
    text.inc(Math.max(0, length - (seen.get(grown) ?? sum(grown.baseLengths))))
    seen.set(grown, length)
  })
}

/** What goes between processes, and whether it can. */
function countHints(registry: Registry, bus: Bus): void {
  const registers = [registry]
  new Gauge({
    name: 'parley_bus_connected',
    help: 'Whether other processes are heard: 1, or 0 while Redis is away.',
    registers,
    collect() {
      this.set(bus.connected ? 1 : 0)
    },
  })
  for (const way of ['sent', 'received'] as const)
    new Counter({
      name: `parley_hints_${way}_total`,
      help: `Hints ${way === 'sent' ? 'to' : 'from'} other processes.`,
      registers,
      collect() {
        this.reset()
        this.inc(bus.counts[way])
      },
    })
}

const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0)

export function metricsRoute(app: Router, env: Env, registry: Registry): void {
  app.get(
    '/metrics',
    {
      schema: {
        tags: ['ops'],
        summary: 'Metrics for Prometheus',
        produces: ['text/plain'],
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      if (!mayRead(env, request.headers.authorization, request.actor?.role, request.ip))
        throw new AppError('not_found')
      return reply
        .type(registry.contentType)
        .serializer(String)
        .send(await registry.metrics())
    },
  )
}

/** Admins, who brings the token, and, where no token is set, the machine itself. */
function mayRead(env: Env, authorization: string | undefined, role: string | undefined, ip: string): boolean {
  if (role === 'admin') return true
  if (!env.METRICS_TOKEN) return ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${env.METRICS_TOKEN}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
