import { highlight } from './highlight.ts'
import type { HighlightAnswer, HighlightRequest } from './highlighter.ts'

const answer = (message: HighlightAnswer) => globalThis.postMessage(message)

globalThis.addEventListener('message', ({ data }: MessageEvent<HighlightRequest>) => {
  void run(data)
})

async function run({ id, code, language }: HighlightRequest) {
  try {
    for await (const html of highlight(code, language)) answer({ id, html })
  } catch {
    // A grammar that fails leaves its code plain, which reads well enough.
  }
  answer({ id, html: null })
}
