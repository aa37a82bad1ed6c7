'use client'

type TextProps = { text: string; isGrowing: boolean }

export function AnswerText({ text }: TextProps) {
  return <div className="my-2 wrap-anywhere whitespace-pre-wrap">{text}</div>
}

export function ReasoningText({ text, isGrowing }: TextProps) {
  return (
    <details open={isGrowing}>
      <summary className="text-sm text-muted-fg">Reasoning</summary>
      <div className="text-sm whitespace-pre-wrap text-muted-fg">{text}</div>
    </details>
  )
}
