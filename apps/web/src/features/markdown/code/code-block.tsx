'use client'

import { TextWrap } from 'lucide-react'
import { memo, type ReactNode, useState } from 'react'
import { CopyButton } from '@/ui/copy-button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { chunksOf } from './chunks.ts'
import { languageLabel, titleIn } from './languages.ts'
import { useHighlighted } from './use-highlighted.ts'

export type CodeBlockProps = {
  code: string
  language?: string | undefined
  /** What stands after the language: `title=app.ts`. */
  meta?: string | undefined
  /** Its fence has not closed yet. */
  isWriting: boolean
  actions?: ReactNode
}

export function CodeBlock({ code, language, meta, isWriting, actions }: CodeBlockProps) {
  const [isWrapped, setIsWrapped] = useState(false)
  const highlighted = useHighlighted(code, language, !isWriting)
  const chunks = chunksOf(code)
  const label = titleIn(meta) ?? languageLabel(language)
  return (
    <figure className="code-block" data-wrapped={isWrapped || undefined}>
      <figcaption>
        <span>{label}</span>
        {actions}
        <IconButton
          size="sm"
          label="Wrap lines"
          aria-pressed={isWrapped}
          onClick={() => setIsWrapped(!isWrapped)}
        >
          <TextWrap aria-hidden />
        </IconButton>
        <CopyButton size="sm" text={code} label="Copy code" />
      </figcaption>
      <ScrollBox className="code-scroll" label={`Code: ${label}`}>
        <pre>
          <code>
            {chunks.map((chunk, index) => (
              <Chunk
                // oxlint-disable-next-line react/no-array-index-key -- chunks never move
                key={index}
                text={chunk}
                html={highlighted[index]}
                hasCaret={isWriting && index === chunks.length - 1}
              />
            ))}
          </code>
        </pre>
      </ScrollBox>
    </figure>
  )
}

type ChunkProps = { text: string; html: string | undefined; hasCaret: boolean }

/** Some lines of code. A long block has many of these, and only the last one changes while it grows. */
const Chunk = memo(function Chunk({ text, html, hasCaret }: ChunkProps) {
  if (html === undefined)
    return (
      <span key="plain" data-caret={hasCaret ? '' : undefined}>
        {text}
      </span>
    )
  // The worker escapes every character of the code; only its own spans are markup.
  return <span key="highlighted" dangerouslySetInnerHTML={{ __html: html }} />
})
