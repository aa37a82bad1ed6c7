'use client'

import { mentionsOf, type InboxState } from '@parley/contracts'
import { useEffect, useLayoutEffect } from 'react'
import { useInbox } from '@/lib/live/inbox.ts'

/** Says in the title of the page which chat it shows and, as its icon does, how often one was mentioned. */
export function usePageTitle(openId: string | null) {
  const mentions = useInbox(mentionsIn) ?? 0
  const name = useInbox(({ chats }) => (openId === null ? '' : chats[openId]?.title)) || 'Chat'
  useEffect(() => setIcon(mentions > 0), [mentions])
  // The router writes a title of its own when it wakes up. At the end it is left alone before the next page has its own.
  useLayoutEffect(
    () => keepTitle(`${mentions > 0 ? `(${mentions}) ` : ''}${name} · Parley`),
    [mentions, name],
  )
}

const mentionsIn = ({ chats }: InboxState): number =>
  Object.values(chats).reduce((sum, item) => sum + (item.mutedAt === null ? mentionsOf(item) : 0), 0)

function keepTitle(title: string): () => void {
  const set = () => {
    if (document.title !== title) document.title = title
  }
  const watching = new MutationObserver(set)
  watching.observe(document.head, { childList: true, subtree: true, characterData: true })
  set()
  return () => watching.disconnect()
}

const PLAIN_ICON = '/icon.svg'
const BUBBLE =
  'M16 14h32a4 4 0 0 1 4 4v22a4 4 0 0 1-4 4H33.5l-9.3 8.1a1.5 1.5 0 0 1-2.5-1.1V44H16a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4Z'
// The icon again, with a point in its corner that can be seen at 16 pixels.
const MARKED_ICON = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#0f766e"/><path d="${BUBBLE}" fill="#fff"/><circle cx="48" cy="16" r="16" fill="#dc2626" stroke="#fff" stroke-width="4"/></svg>`,
)}`

function setIcon(isMarked: boolean) {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  const href = isMarked ? MARKED_ICON : PLAIN_ICON
  if (link && link.getAttribute('href') !== href) link.href = href
}
