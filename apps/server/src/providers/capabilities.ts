import type { Model } from '@parley/contracts'

type Capabilities = Omit<Model, 'id' | 'provider' | 'name'>
type Rule = [RegExp, Partial<Capabilities>]

// Cautious where nothing is known: a model that is said to see or to continue, and cannot, breaks an answer.
const unknown: Capabilities = {
  contextTokens: null,
  sees: false,
  reasons: false,
  callsTools: true,
  continues: false,
}

// What a name tells; every rule that fits adds to or corrects the ones above it.
// `continues` is documented for Claude up to 4.5; from 4.6 on a prefill is refused with status 400.
const rules: Record<string, Rule[]> = {
  openai: [
    [/^gpt-|^chatgpt-/u, { contextTokens: 128_000, sees: true }],
    [/^gpt-4\.1/u, { contextTokens: 1_047_576 }],
    [/^gpt-[5-9]/u, { contextTokens: 400_000, reasons: true }],
    [/^gpt-[5-9][\d.]*-chat/u, { contextTokens: 128_000, reasons: false }],
    [/^o\d/u, { contextTokens: 200_000, sees: true, reasons: true }],
    [/^o1-mini|^o3-mini/u, { sees: false }],
    [/^gpt-3\.5|^gpt-4(?:-0613|$)/u, { contextTokens: 16_385, sees: false }],
    [/^gpt-4(?:-0613|$)/u, { contextTokens: 8_192 }],
  ],
  anthropic: [
    [/^claude-/u, { contextTokens: 200_000, sees: true, reasons: true }],
    [/^claude-(?:2|3-(?:opus|sonnet|haiku|5))/u, { reasons: false }],
    [/^claude-3-/u, { continues: true }],
    [/^claude-(?:opus|sonnet|haiku)-4-(?:[0-5]|\d{8})(?:-|$)/u, { continues: true }],
  ],
  google: [
    [/^gemini-/u, { contextTokens: 1_048_576, sees: true }],
    [/^gemini-(?:2\.5|[3-9])/u, { reasons: true }],
    [/^gemma-/u, { callsTools: false }],
  ],
  'openai-compatible': [
    [/\bvl\b|vision|llava|pixtral/iu, { sees: true }],
    [/reason|think|deepseek-r|qwq|gpt-oss|magistral/iu, { reasons: true }],
  ],
}
rules.ollama = rules['openai-compatible'] ?? []

/** A model by what its provider told of it, else by what its name tells. */
export function describeModel(provider: string, name: string, told: Partial<Model> = {}): Model {
  const guessed = (rules[provider] ?? []).filter(([pattern]) => pattern.test(name)).map(([, facts]) => facts)
  const facts: Capabilities = Object.assign({ ...unknown }, ...guessed)
  return { ...facts, ...told, id: `${provider}:${name}`, provider, name: told.name ?? humanName(name) }
}

const notForChat =
  /embed|tts|whisper|transcri|speech|audio|realtime|-live|image|imagen|veo|sora|dall-e|moderation|guard|rerank|bge-|davinci|babbage|-instruct-\d{4}|computer-use|search-(?:preview|api)|deep-research|codex-mini|aqa|robotics|lyria|nomic|minilm/iu

export const isChatModel = (name: string): boolean => !notForChat.test(name)

const words: Record<string, string> = { gpt: 'GPT', chatgpt: 'ChatGPT', oss: 'OSS' }

/** `gpt-5-mini` → “GPT-5 mini”; names that say more than words and a version are shown as they are. */
function humanName(name: string): string {
  const known = /^(gpt|chatgpt)-([\w.]+)((?:-[a-z]+)*)((?:-\d{2,4})*)$/u.exec(name)
  if (!known) return name
  const [, family = '', version = '', kind = '', date = ''] = known
  const shownDate = date ? ` (${date.slice(1)})` : ''
  return `${words[family] ?? family}-${words[version] ?? version}${kind.replaceAll('-', ' ')}${shownDate}`
}

// The everyday model of each provider: quick and capable rather than the largest. First match wins.
const preferred: Record<string, RegExp[]> = {
  openai: [/^gpt-[5-9][\d.]*$/u, /^gpt-4\.1$/u, /^gpt-4o$/u],
  anthropic: [/^claude-sonnet-/u, /^claude-opus-/u, /^claude-/u],
  google: [/^gemini-[\d.]+-flash$/u, /^gemini-flash-latest$/u, /^gemini-[\d.]+-pro/u],
  openrouter: [/^openrouter\/auto$/u, /^anthropic\/claude-sonnet/u, /^openai\/gpt-/u],
}

/** What a first message goes to when nobody has chosen. Of several versions the newest, by its number. */
export function preferredModel(models: Model[]): Model | undefined {
  const patterns = preferred[models[0]?.provider ?? ''] ?? []
  for (const pattern of patterns) {
    const fitting = models.filter((model) => pattern.test(nameOf(model))).toSorted(newestFirst)
    if (fitting[0]) return fitting[0]
  }
  return models[0]
}

const nameOf = (model: Model) => model.id.slice(model.provider.length + 1)

const newestFirst = (left: Model, right: Model) =>
  nameOf(right).localeCompare(nameOf(left), 'en', { numeric: true })
