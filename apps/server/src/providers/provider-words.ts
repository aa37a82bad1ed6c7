/** What error messages need to know about a provider. */
export type ProviderWords = {
  name: string
  setting: string | null
  /** Where a person makes or checks a key. */
  keyPage?: string
  /** Never to be seen in any message. */
  secret?: string | undefined
}

const SHOWN_CHARACTERS = 300

/** A provider's own words, fit to be shown: short, of one line, without anything that looks like a key. */
export function quoteProvider(text: string, secret: string | undefined): string {
  const known = secret ? text.replaceAll(secret, '…') : text
  const line = known
    .replaceAll(/\b(?:sk|pk|rk|gsk|xai|key|token)[-_][\w*-]{8,}|\bAIza[\w-]{10,}|\bBearer\s+\S+/giu, '…')
    // oxlint-disable-next-line no-control-regex -- taking control characters out is the point
    .replaceAll(/[\s\u0000-\u001F\u007F]+/gu, ' ')
    .trim()
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line
}
