'use client'

import { lazy, Suspense } from 'react'

type TextProps = { text: string; streaming: boolean }

const loadMarkdown = () => import('@/features/markdown/markdown.tsx')
const loadReasoning = () => import('@/features/markdown/reasoning.tsx')

const Markdown = lazy(async () => ({ default: (await loadMarkdown()).Markdown }))
const Reasoning = lazy(async () => ({ default: (await loadReasoning()).Reasoning }))

/** Fetches what formats answers, before the first one is there to be formatted. */
export function fetchFormatting() {
  // What fails here is fetched again when it is needed.
  void Promise.all([loadMarkdown(), loadReasoning()]).catch(() => {})
}

export function AnswerText(props: TextProps) {
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap wrap-anywhere">{props.text}</p>}>
      <Markdown {...props} />
    </Suspense>
  )
}

export function Thoughts(props: TextProps) {
  return (
    <Suspense fallback={<p className="text-sm text-muted-fg">Thoughts</p>}>
      <Reasoning {...props} />
    </Suspense>
  )
}
