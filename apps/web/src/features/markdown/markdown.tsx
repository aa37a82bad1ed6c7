'use client'

import './markdown.css'
import { FOOTNOTES } from './document/blocks.ts'
import { GroupView } from './group-view.tsx'
import { useGroups } from './use-groups.ts'
import { useResting } from './use-resting.ts'

type MarkdownProps = {
  text: string
  /** The text is still growing: code waits for its fence, and a caret marks the end. */
  streaming?: boolean
}

/** A message written in Markdown, finished or still coming in. Nothing in it can run, load or pretend to be ours. */
export function Markdown({ text, streaming = false }: MarkdownProps) {
  const groups = useGroups(text, streaming)
  const rests = useResting(streaming)
  const open = groups.findLastIndex(({ key }) => key !== FOOTNOTES)
  return (
    <div className="markdown" data-streaming={streaming || undefined} data-resting={rests || undefined}>
      {groups.map((group, index) => (
        <GroupView key={group.key} group={group} isOpen={streaming && index === open} />
      ))}
    </div>
  )
}
