'use client'

import type { Part } from '@parley/contracts'
import { memo } from 'react'
import { AnswerText, Thoughts } from './answer-text.tsx'
import { Seam } from './seam.tsx'
import { Sources, type Source } from './sources.tsx'
import { Steer } from './steer.tsx'
import { ToolCard } from './tool-card.tsx'

type AnswerPartsProps = { parts: Part[]; isWriting: boolean }

export function AnswerParts({ parts, isWriting }: AnswerPartsProps) {
  const sources = parts.filter((part): part is Source => part.type === 'source')
  return (
    <>
      {parts.map((part, index) => (
        // Parts are numbered: the place is what a part is known by.
        // oxlint-disable-next-line react/no-array-index-key
        <AnswerPart key={index} part={part} isGrowing={isWriting && index === parts.length - 1} />
      ))}
      {sources.length > 0 && <Sources sources={sources} />}
    </>
  )
}

type AnswerPartProps = { part: Part; isGrowing: boolean }

const AnswerPart = memo(function AnswerPart({ part, isGrowing }: AnswerPartProps) {
  switch (part.type) {
    case 'text':
      return part.text === '' ? null : <AnswerText text={part.text} streaming={isGrowing} />
    case 'reasoning':
      return part.text === '' ? null : <Thoughts text={part.text} streaming={isGrowing} />
    case 'tool-call':
      return <ToolCard call={part.call} />
    case 'seam':
      return <Seam seam={part} />
    case 'steer':
      return <Steer part={part} />
    case 'source':
      return null // They stand together at the end.
    default:
      return part satisfies never
  }
})
