import { randomBytes } from 'node:crypto'
import type { RedisLink } from '../../redis/link.ts'
import type { Bus, Hint } from './bus.ts'
import { memoryBus } from './memory.ts'

const EVERYONE = 'all'

/**
 * The bus of several processes: pub/sub of Redis. Each stream has a channel, which a process hears only while it follows
 * the stream, so that what a process hears does not grow with the number of processes.
 */
export function redisBus(link: RedisLink): Bus {
  const here = memoryBus()
  const me = randomBytes(6).toString('base64url')
  const counts = { sent: 0, received: 0 }
  const { leave } = link.join(EVERYONE)

  link.listen({
    message(said) {
      // Said by this process, which has heard it already.
      if (said.startsWith(me)) return
      counts.received++
      here.publish(JSON.parse(said.slice(me.length)) as Hint)
    },
    regained: () => here.publish({ kind: 'lost' }),
  })

  return {
    get connected() {
      return link.isConnected
    },
    counts,
    publish(hint) {
      here.publish(hint)
      if (link.publish(channelOf(hint), me + JSON.stringify(hint))) counts.sent++
    },
    listen: (listener) => here.listen(listener),
    follow(stream) {
      const { ready, leave } = link.join(stream)
      return { ready, end: leave }
    },
    async close() {
      leave()
      await here.close()
    },
  }
}

const channelOf = (hint: Hint): string =>
  hint.kind !== 'access' && 'stream' in hint ? hint.stream : EVERYONE
