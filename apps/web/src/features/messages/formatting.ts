'use client'

import { useEffect, useSyncExternalStore, type ComponentType } from 'react'

export type TextProps = { text: string; streaming: boolean }
/** What shows answers and thoughts as they are meant to look. */
type Formatting = { Markdown: ComponentType<TextProps>; Reasoning: ComponentType<TextProps> }

let formatting: Formatting | null = null
let fetching: Promise<void> | null = null
const listeners = new Set<() => void>()

/** Fetches what formats answers, before the first one is there to be formatted. */
export function fetchFormatting() {
  fetching ??= load().catch(() => {
    // What fails here is fetched again when it is needed next, or when the network is back.
    fetching = null
    addEventListener('online', fetchFormatting, { once: true })
  })
}

async function load() {
  const [{ Markdown }, { Reasoning }] = await Promise.all([
    import('@/features/markdown/markdown.tsx'),
    import('@/features/markdown/reasoning.tsx'),
  ])
  formatting = { Markdown, Reasoning }
  for (const listener of listeners) listener()
}

/**
 * What formats answers; null until it is here, and without the network. Not a matter for Suspense: what a boundary shows in
 * place of its content stays for a third of a second, however soon the content comes.
 */
export function useFormatting(): Formatting | null {
  useEffect(fetchFormatting, [])
  return useSyncExternalStore(
    listen,
    () => formatting,
    () => null,
  )
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
