'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { ScrollBox } from '../scroll-box.tsx'
import { formulaOf } from './typesetter.ts'

/** A formula in a line of text. Until it has been typeset, and when it cannot be read, its source. */
export function MathSpan({ tex }: { tex: string }) {
  const html = useTypeset(tex, false)
  if (html === null) return <code className="math-source">{tex}</code>
  return <span className="math" dangerouslySetInnerHTML={{ __html: html }} />
}

/** A formula of its own. */
export function MathBlock({ tex, isWriting }: { tex: string; isWriting: boolean }) {
  const html = useTypeset(isWriting ? '' : tex, true)
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

function useTypeset(tex: string, isBlock: boolean): string | null {
  const formula = useMemo(() => (tex ? formulaOf(tex, isBlock) : null), [tex, isBlock])
  const listen = useCallback(
    (changed: () => void) => {
      formula?.listeners.add(changed)
      return () => {
        formula?.listeners.delete(changed)
      }
    },
    [formula],
  )
  return useSyncExternalStore(
    listen,
    () => formula?.html ?? null,
    () => null,
  )
}
