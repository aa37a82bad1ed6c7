import type { Spine } from '../ctx.ts'
import { relayTexts } from '../streams/text-relay.ts'
import { lookOn } from './onlooker.ts'

/** R15: where several processes share the work, each shows what the others write. */
export function shareTexts(spine: Spine): { stop(): void } {
  if (spine.bus.connected === undefined) return { stop() {} }
  const relay = relayTexts(spine.live, spine.bus)
  const onlooker = lookOn(spine)
  return {
    stop() {
      relay.stop()
      onlooker.stop()
    },
  }
}
