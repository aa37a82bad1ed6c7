'use client'

import { startTransition, useEffect, useMemo, useState } from 'react'
import { ScrollBox } from '../scroll-box.tsx'
import { loadTex, loadedTex, type RenderTex } from './tex.ts'

/** A formula in a line of text. Until the typesetter has come, and when it cannot read the formula, its source. */
export function MathSpan({ tex }: { tex: string }) {
  const html = useTex(tex, false)
  if (html === null) return <code className="math-source">{tex}</code>
  return <span className="math" dangerouslySetInnerHTML={{ __html: html }} />
}

/** A formula of its own. */
export function MathBlock({ tex, isWriting }: { tex: string; isWriting: boolean }) {
  const html = useTex(isWriting ? '' : tex, true)
  if (html === null)
    return (
      <pre className="math-source">
        <code>{tex}</code>
      </pre>
    )
  return (
    <ScrollBox className="math-block" label="Formula">
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </ScrollBox>
  )
}

function useTex(tex: string, isBlock: boolean): string | null {
  const [render, setRender] = useState<RenderTex | null>(loadedTex)
  useEffect(() => {
    // A transition, so that a page full of formulas appears one by one.
    if (!render && tex) void loadTex().then((loaded) => startTransition(() => setRender(() => loaded)))
  }, [render, tex])
  return useMemo(() => (render && tex ? render(tex, isBlock) : null), [render, tex, isBlock])
}
