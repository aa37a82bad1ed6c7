'use client'

import { lazy, Suspense } from 'react'

type TextProps = { text: string; streaming: boolean }

const loadMarkdown = () => import('@/features/markdown/markdown.tsx')
const loadReasoning = () => import('@/features/markdown/reasoning.tsx')

const Plain = ({ text }: TextProps) => <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>

// Without the network words can be read all the same.
const Markdown = lazy(async () => ({
  default: await loadMarkdown().then(
    (module) => module.Markdown,
    () => Plain,
  ),
}))
const Reasoning = lazy(async () => ({
  default: await loadReasoning().then(
    (module) => module.Reasoning,
    () => Plain,
  ),
}))

/** Fetches what formats answers, before the first one is there to be formatted. */
export function fetchFormatting() {
  // What fails here is fetched again when it is needed.
  void Promise.all([loadMarkdown(), loadReasoning()]).catch(() => {})
}

export function AnswerText(props: TextProps) {
  return (
    <Suspense fallback={<Plain {...props} />}>
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
