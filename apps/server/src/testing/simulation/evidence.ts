import type { ChatState, ServerFrame } from '@parley/contracts'
import type { LiveText } from '../../streams/live-text.ts'

export type Rule = `I${number}`

/** What a run showed to be wrong, by the invariant it breaks. */
export class Broken extends Error {
  readonly rules: readonly Rule[]

  constructor(faults: readonly { rule: Rule; fault: string }[]) {
    super(faults.map(({ rule, fault }) => `[${rule}] ${fault}`).join('\n'))
    this.rules = [...new Set(faults.map(({ rule }) => rule))]
  }
}

/** So many faults say what is wrong; the hundredth says nothing more. */
const MOST_FAULTS = 12

/** What was seen during a run, compared as it comes. */
export class Evidence {
  readonly faults: { rule: Rule; fault: string }[] = []
  readonly counts: Record<string, number> = {}
  private readonly events = new Map<string, string>()
  private readonly undone = new Set<string>()
  private readonly written = new Map<string, string[]>()

  broken(rule: Rule, fault: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ rule, fault })
  }

  count(what: string, times = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + times
  }

  most(what: string, value: number): void {
    this.counts[what] = Math.max(this.counts[what] ?? 0, value)
  }

  /** A device was sent an event: everybody who is sent this number must be sent the same. */
  sawEvent(who: string, frame: Extract<ServerFrame, { type: 'event' }>): void {
    const { stream, epoch, seq, type: _type, ...said } = frame
    const key = `${stream}@${epoch}#${seq}`
    const words = JSON.stringify(said)
    const known = this.events.get(key)
    this.events.set(key, known ?? words)
    if (known !== undefined && known !== words)
      this.broken('I2', `${who} was sent another event ${key}: ${words} instead of ${known}`)
  }

  /** A server wrote text of an attempt. Of each attempt there is one text, and it only grows. */
  wrote(who: string, text: LiveText): void {
    const key = `${text.messageId}/${text.attempt}`
    const known = this.written.get(key) ?? []
    for (let part = 0; part < text.partCount; part++) {
      const words = text.growing(part) ? text.slice(part, 0) : ''
      const before = known[part] ?? ''
      if (!words.startsWith(before) && !before.startsWith(words))
        this.broken('I9', `${who} writes another text of ${key} than it had: “${words}”, not “${before}”`)
      if (words.length >= before.length) known[part] = words
    }
    this.written.set(key, known)
  }

  /** What a screen shows of an attempt is the beginning of what was written in it, and of no other. */
  shows(who: string, state: ChatState, epoch: string | undefined): void {
    // From before a restore, which this device has not heard of yet: what was written since is another text.
    if (epoch !== undefined && this.undone.has(epoch)) return
    for (const [messageId, { attempt, parts }] of Object.entries(state.live)) {
      const written = this.written.get(`${messageId}/${attempt}`)
      if (!written) continue
      for (const [part, shown] of parts.entries())
        if ('text' in shown && !(written[part] ?? '').startsWith(shown.text))
          this.broken(
            this.isOfAnother(messageId, attempt, shown.text) ? 'I8' : 'I6',
            `${who} shows “${shown.text}” as part ${part} of attempt ${attempt}, which is “${written[part]}”`,
          )
    }
  }

  private isOfAnother(messageId: string, attempt: number, shown: string): boolean {
    for (const [key, parts] of this.written)
      if (key.startsWith(messageId) && key !== `${messageId}/${attempt}`)
        if (parts.some((text) => text !== '' && (shown.includes(text) || text.includes(shown)))) return true
    return false
  }

  /** After a restore, ids may come to stand for other text; these epochs are over. */
  restored(epochs: readonly string[]): void {
    this.written.clear()
    for (const epoch of epochs) this.undone.add(epoch)
  }

  verdict(): void {
    if (this.faults.length > 0) throw new Broken(this.faults)
  }
}
