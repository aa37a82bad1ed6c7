'use client'

import { useFormatting, type TextProps } from './formatting.ts'

/** Words can be read before what formats them is here. */
export function AnswerText(props: TextProps) {
  const formatting = useFormatting()
  if (!formatting) return <p className="wrap-anywhere whitespace-pre-wrap">{props.text}</p>
  return <formatting.Markdown {...props} />
}

export function Thoughts(props: TextProps) {
  const formatting = useFormatting()
  if (!formatting) return <p className="text-sm text-muted-fg">Thoughts</p>
  return <formatting.Reasoning {...props} />
}
