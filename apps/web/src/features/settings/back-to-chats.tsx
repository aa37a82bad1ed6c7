'use client'

import { ArrowLeft } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'
import { buttonVariants } from '@/ui/button-variants.ts'

/** A link of the plain kind, which keeps the page when it is followed in place. */
export function BackToChats() {
  const router = useRouter()
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.push('/chat')
  }
  return (
    <a href="/chat" onClick={follow} className={buttonVariants({ variant: 'ghost', className: '-ml-3' })}>
      <ArrowLeft aria-hidden />
      Chats
    </a>
  )
}
