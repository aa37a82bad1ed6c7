import type { Log } from '../db/log.ts'
import { afterPatience } from '../patience.ts'
import { connectRedis, type RedisClient } from './client.ts'

/** A Redis that does not answer for this long counts as lost, as one whose machine is gone says nothing. */
const ANSWER_WITHIN_MS = 3000
const PING_MS = 1000
const RECONNECT_MS = { first: 100, most: 2000 }
/** Who leaves a channel often comes back to it, as people go to and fro between chats. */
const LINGER_MS = 5000

/** This process’s connection to Redis; it opens itself again, and nobody waits for it while it is away. */
export type RedisLink = {
  readonly isConnected: boolean
  /** What its keys and channels begin with: installations may share a Redis. */
  readonly name: string
  listen(events: RedisEvents): void
  /** Says something on a channel; false when it could not be said. */
  publish(channel: string, message: string): boolean
  /** Listens on a channel until given back; `ready` resolves once nothing said there is missed, or Redis is away. */
  join(channel: string): { ready: Promise<void>; leave(): void }
  /** Runs a command; undefined while Redis is away. */
  ask<T>(command: (client: RedisClient) => Promise<T>): Promise<T | undefined>
  close(): void
}

export type RedisEvents = {
  message(message: string): void
  /** It is back, all channels joined; what was said meanwhile is lost. */
  regained(): void
}

/** Resolves once it was tried to connect; whether that went well or not. */
export async function openRedis(url: string, name: string, log: Log): Promise<RedisLink> {
  const link = new Link(url, name, log)
  await link.connect()
  return link
}

class Link implements RedisLink {
  readonly name: string
  private readonly url: string
  private readonly log: Log
  private readonly listeners = new Set<RedisEvents>()
  private client: RedisClient | undefined
  private isClosed = false
  private failures = 0
  private wasConnected = false
  private retry: NodeJS.Timeout | undefined
  private watch: NodeJS.Timeout | undefined
  /** Channels, and how many want to hear what is said there. */
  private readonly wanted = new Map<string, number>()
  private joining: { channels: string[]; done: Promise<void> } | undefined
  private readonly sweep = setInterval(() => this.leaveUnwanted(), LINGER_MS).unref()

  constructor(url: string, name: string, log: Log) {
    this.url = url
    this.name = name
    this.log = log
  }

  listen(events: RedisEvents): void {
    this.listeners.add(events)
  }

  get isConnected(): boolean {
    return this.client !== undefined
  }

  async connect(): Promise<void> {
    try {
      const client = await connectRedis(this.url, ANSWER_WITHIN_MS, (client) => this.lost(client))
      if (this.isClosed) return client.destroy()
      await this.hear(client, [...this.wanted.keys()])
      this.client = client
      this.failures = 0
    } catch (error) {
      return this.tryAgain(error)
    }
    this.watch = setTimeout(() => void this.ping(), PING_MS).unref()
    if (this.wasConnected) this.log.info({}, 'Redis is back.')
    this.wasConnected = true
    for (const { regained } of this.listeners) regained()
  }

  private hear(client: RedisClient, channels: string[]): Promise<void> {
    if (channels.length === 0) return Promise.resolve()
    const named = channels.map((channel) => this.full(channel))
    return client.subscribe(named, (said) => this.listeners.forEach(({ message }) => message(said)))
  }

  private full(channel: string): string {
    return `${this.name}:${channel}`
  }

  private tryAgain(error: unknown) {
    if (this.isClosed) return
    if (this.failures === 0) this.log.warn({ err: error }, 'Redis cannot be reached; trying again.')
    const most = Math.min(RECONNECT_MS.most, RECONNECT_MS.first * 2 ** this.failures++)
    this.retry = setTimeout(() => void this.connect(), most * (0.5 + Math.random() / 2)).unref()
  }

  private lost(client: RedisClient) {
    if (this.client !== client) return
    this.client = undefined
    clearTimeout(this.watch)
    client.destroy()
    this.tryAgain(new Error('The connection to Redis was lost.'))
  }

  private async ping() {
    const { client } = this
    if (!client) return
    const endPatience = afterPatience(ANSWER_WITHIN_MS, () => this.lost(client))
    await client.ping().catch(() => this.lost(client))
    endPatience()
    if (this.client === client) this.watch = setTimeout(() => void this.ping(), PING_MS).unref()
  }

  publish(channel: string, message: string): boolean {
    if (!this.client) return false
    this.client.publish(this.full(channel), message).catch(() => {})
    return true
  }

  async ask<T>(command: (client: RedisClient) => Promise<T>): Promise<T | undefined> {
    const { client } = this
    if (!client) return undefined
    try {
      return await command(client)
    } catch (error) {
      this.log.warn({ err: error }, 'a command of Redis failed')
      return undefined
    }
  }

  join(channel: string): { ready: Promise<void>; leave(): void } {
    const known = this.wanted.get(channel)
    this.wanted.set(channel, (known ?? 0) + 1)
    const ready = known === undefined ? this.joinSoon(channel) : (this.joining?.done ?? Promise.resolve())
    let isIn = true
    const leave = () => {
      if (isIn) this.wanted.set(channel, (this.wanted.get(channel) ?? 1) - 1)
      isIn = false
    }
    return { ready, leave }
  }

  /** Channels joined in one turn are joined by one command: after a reconnect there are thousands. */
  private joinSoon(channel: string): Promise<void> {
    if (!this.joining) {
      const channels: string[] = []
      this.joining = { channels, done: Promise.resolve().then(() => this.joinAll(channels)) }
    }
    this.joining.channels.push(channel)
    return this.joining.done
  }

  private async joinAll(channels: string[]) {
    this.joining = undefined
    // Without a client they are joined when there is one again; if it is lost on the way, too.
    if (this.client) await this.hear(this.client, channels).catch(() => {})
  }

  private leaveUnwanted() {
    const left = [...this.wanted].filter(([, count]) => count <= 0).map(([channel]) => channel)
    for (const channel of left) this.wanted.delete(channel)
    if (left.length > 0) this.client?.unsubscribe(left.map((channel) => this.full(channel))).catch(() => {})
  }

  close(): void {
    this.isClosed = true
    clearTimeout(this.retry)
    clearTimeout(this.watch)
    clearInterval(this.sweep)
    this.client?.destroy()
    this.client = undefined
  }
}
