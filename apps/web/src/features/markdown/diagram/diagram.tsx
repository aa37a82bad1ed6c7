'use client'

import { Code, Workflow } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { IconButton } from '@/ui/icon-button.tsx'
import { CodeBlock, type CodeBlockProps } from '../code/code-block.tsx'
import { useTheme } from './use-theme.ts'

type Drawn = { of: string; svg: string } | { of: string; fault: string }

/** A diagram drawn from its description, which stays one click away and is all there is when it has a fault. */
export function Diagram(props: CodeBlockProps) {
  const [isCodeShown, setIsCodeShown] = useState(false)
  const drawn = useDrawing(props.code)
  if (!drawn || 'fault' in drawn)
    return (
      <>
        <CodeBlock {...props} />
        {drawn && <p className="diagram-fault">This diagram could not be drawn: {drawn.fault}</p>}
      </>
    )
  const toggle = (
    <IconButton
      size="sm"
      label={isCodeShown ? 'Show diagram' : 'Show code'}
      onClick={() => setIsCodeShown(!isCodeShown)}
    >
      {isCodeShown ? <Workflow aria-hidden /> : <Code aria-hidden />}
    </IconButton>
  )
  if (isCodeShown) return <CodeBlock {...props} actions={toggle} />
  return (
    <figure className="code-block diagram">
      <figcaption>
        <span>Diagram</span>
        {toggle}
      </figcaption>
      <div dangerouslySetInnerHTML={{ __html: drawn.svg }} />
    </figure>
  )
}

function useDrawing(code: string): Drawn | null {
  const id = useId()
  const theme = useTheme()
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  useEffect(() => {
    let isCurrent = true
    const show = (next: Drawn) => isCurrent && setDrawn(next)
    import('./draw.ts')
      .then(({ draw }) => draw(`${id}${theme}`.replace(/\W/g, ''), code))
      .then((svg) => show({ of: code, svg }))
      .catch((fault: unknown) =>
        show({ of: code, fault: fault instanceof Error ? firstLine(fault.message) : 'unknown fault' }),
      )
    return () => {
      isCurrent = false
    }
  }, [id, code, theme])
  return drawn?.of === code ? drawn : null
}

const firstLine = (text: string) => text.split('\n')[0] ?? ''
