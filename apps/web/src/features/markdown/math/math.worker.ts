import { typeset } from './typeset.ts'
import type { MathAnswer, MathQuestion } from './typesetter.ts'

globalThis.addEventListener('message', ({ data: { id, tex, isBlock } }: MessageEvent<MathQuestion>) => {
  globalThis.postMessage({ id, html: typeset(tex, isBlock) } satisfies MathAnswer)
})
