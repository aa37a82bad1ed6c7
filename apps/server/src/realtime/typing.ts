import { AppError, chatStream, type ClientFrame } from '@parley/contracts'
import type { RealtimeParts } from './parts.ts'
import type { Session } from './session.ts'
import { kindOf } from './stream-kinds.ts'

type TypingFrame = Extract<ClientFrame, { type: 'typing' }>
type Place = { chatId: string; threadId: string | null }
type Said = { place: Place; at: number; isTold: boolean }

/** Clients say it every few seconds; more often it tells nobody anything. */
const SAID_AGAIN_MS = 1000
/** Whether one may is not asked at every key. */
const ASKED_AGAIN_MS = 2000

/** Where the person of a session is typing, for those who look on (R8). */
export class Typing {
  private readonly parts: RealtimeParts
  private readonly session: Session
  private readonly said = new Map<string, Said>()
  private readonly asked = new Map<string, { at: number; may: Promise<void> }>()

  constructor(parts: RealtimeParts, session: Session) {
    this.parts = parts
    this.session = session
  }

  async say({ chatId, threadId, on }: TypingFrame): Promise<void> {
    const stream = chatStream(chatId)
    if (!this.session.follows(stream)) throw new AppError('not_found')
    const place = { chatId, threadId: threadId ?? null }
    const key = `${chatId}/${place.threadId}`
    const before = this.said.get(key)
    if (!on) return before && this.end(key, before)
    if (before && performance.now() - before.at < SAID_AGAIN_MS) return
    const said = { place, at: performance.now(), isTold: before?.isTold ?? false }
    this.said.set(key, said)
    try {
      await this.maySpeak(stream, chatId)
    } catch (error) {
      this.said.delete(key)
      throw error
    }
    // It may have ended meanwhile.
    if (this.said.get(key) !== said) return
    said.isTold = true
    this.tell(place, true)
  }

  /** Who leaves a chat, or is gone, types there no longer. */
  stop(chatId?: string): void {
    for (const [key, said] of this.said)
      if (chatId === undefined || chatId === said.place.chatId) this.end(key, said)
  }

  private end(key: string, { place, isTold }: Said) {
    this.said.delete(key)
    if (isTold) this.tell(place, false)
  }

  private maySpeak(stream: string, chatId: string): Promise<void> {
    const known = this.asked.get(chatId)
    if (known && performance.now() - known.at < ASKED_AGAIN_MS) return known.may
    const may = Promise.resolve(
      kindOf(this.parts.kinds, stream)?.authoriseSpeaking?.(this.session.identity.actor, chatId),
    )
    this.asked.set(chatId, { at: performance.now(), may })
    return may
  }

  private tell(place: Place, on: boolean) {
    const personId = this.session.identity.actor.id
    this.parts.bus.publish({
      kind: 'signal',
      stream: chatStream(place.chatId),
      signal: { kind: 'typing', ...place, personId, on },
    })
  }
}
