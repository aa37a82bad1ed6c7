import type { Model } from '@parley/contracts'
import { z } from 'zod'
import { describeModel, isChatModel } from './capabilities.ts'
import { fetchList, withoutSlash } from './fetch-list.ts'
import { streamOllama } from './ollama-stream.ts'
import type { Provider } from './provider.ts'
import { toAppError } from './upstream-to-app-error.ts'

const USUAL_URL = 'http://127.0.0.1:11434'
const PROBE_MS = 500
const PROBE_AGAIN_MS = 30_000

const Tags = z.object({ models: z.array(z.object({ name: z.string() })) })
const Shown = z.object({
  capabilities: z.array(z.string()).optional(),
  model_info: z.record(z.string(), z.unknown()).optional(),
})

export function createOllamaProvider({ baseUrl }: { baseUrl: string | undefined }): Provider {
  const words = { name: 'Ollama', setting: 'OLLAMA_BASE_URL' }
  const api = `${withoutSlash(baseUrl ?? USUAL_URL).replace(/\/api$/u, '')}/api`
  const probe = createProbe(api)
  return {
    id: 'ollama',
    ...words,
    configured: () => baseUrl !== undefined || probe(),
    stream: (request, signal) => streamOllama(api, words, request, signal),
    async models(signal) {
      try {
        const { models } = await fetchList({ url: `${api}/tags`, signal }, Tags)
        const chatting = models.filter((model) => isChatModel(model.name))
        return await Promise.all(chatting.map((model) => describe(api, model.name, signal)))
      } catch (error) {
        throw toAppError(error, words, false)
      }
    },
  }
}

/** Whether an Ollama runs in the usual place: asked at once, then at most every half minute, never waited for twice. */
function createProbe(api: string): () => boolean | Promise<boolean> {
  let found: boolean | undefined
  let askedAt = -Infinity
  let asking: Promise<boolean> | undefined
  return () => {
    if (performance.now() - askedAt > PROBE_AGAIN_MS) {
      askedAt = performance.now()
      asking = fetch(`${api}/version`, { signal: AbortSignal.timeout(PROBE_MS) })
        .then(
          (response) => response.ok,
          () => false,
        )
        .then((isThere) => (found = isThere))
    }
    return found ?? asking ?? false
  }
}

async function describe(api: string, model: string, signal: AbortSignal): Promise<Model> {
  const shown = await fetchList({ url: `${api}/show`, body: { model }, signal }, Shown).catch(() => undefined)
  const can = shown?.capabilities
  if (!can) return describeModel('ollama', model)
  const context = Object.entries(shown.model_info ?? {}).find(([key]) => key.endsWith('.context_length'))?.[1]
  return describeModel('ollama', model, {
    contextTokens: typeof context === 'number' ? context : null,
    sees: can.includes('vision'),
    reasons: can.includes('thinking'),
    callsTools: can.includes('tools'),
    // It goes on from a last message of the assistant; with models that think first the template may not.
    continues: !can.includes('thinking'),
  })
}
