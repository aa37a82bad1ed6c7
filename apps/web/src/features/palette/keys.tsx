'use client'

import type { Chord } from '@/lib/shortcut.ts'
import { cn } from '@/ui/cn.ts'
import { Kbd } from '@/ui/kbd.tsx'
import { keysOf } from './shortcut-keys.ts'
import { useApple } from './use-apple.ts'

/** A chord, key by key, as this machine’s keyboard has it. */
export function Keys({ chord, className }: { chord: Chord; className?: string }) {
  const keys = keysOf(chord, useApple())
  return (
    <span className={cn('inline-flex shrink-0 gap-1', className)}>
      <span className="sr-only">{keys.map(({ spoken }) => spoken).join(' ')}</span>
      {keys.map(({ printed }) => (
        <Kbd key={printed} aria-hidden>
          {printed}
        </Kbd>
      ))}
    </span>
  )
}
