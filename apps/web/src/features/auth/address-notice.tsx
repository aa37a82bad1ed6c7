'use client'

import { useSyncExternalStore } from 'react'
import { Banner } from '@/ui/banner.tsx'
import { noticeIn } from './notice.ts'

const neverChanges = () => () => {}

/** The notice that the address carries, if it carries one. */
export function AddressNotice() {
  const search = useSyncExternalStore(
    neverChanges,
    () => location.search,
    () => '',
  )
  const notice = noticeIn(search)
  if (!notice) return null
  return (
    <Banner tone={notice.tone} role={notice.tone === 'danger' ? 'alert' : 'status'} className="mb-6">
      {notice.text}
    </Banner>
  )
}
