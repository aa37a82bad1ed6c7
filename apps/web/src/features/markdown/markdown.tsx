'use client'

import './markdown.css'
import { BlockView } from './block-view.tsx'
import { StreamingProvider } from './streaming.ts'
import { useBlocks } from './use-blocks.ts'

type MarkdownProps = {
  text: string
  /** The text is still growing: code waits for its fence, and a caret marks the end. */
  streaming?: boolean
}

/** A message written in Markdown, finished or still coming in. Nothing in it can run, load or pretend to be ours. */
export function Markdown({ text, streaming = false }: MarkdownProps) {
  const blocks = useBlocks(text, streaming)
  return (
    <div className="markdown" data-streaming={streaming || undefined}>
      <StreamingProvider value={streaming}>
        {blocks.map((block) => (
          <BlockView key={block.key} block={block} />
        ))}
      </StreamingProvider>
    </div>
  )
}
