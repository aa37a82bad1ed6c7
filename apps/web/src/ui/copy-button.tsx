'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { announce } from './announce.ts'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { IconButton } from './icon-button.tsx'

const SHOW_DONE_MS = 1500

type CopyButtonProps = {
  /** What to copy; a function when it is costly to make. */
  text: string | (() => string)
  label?: string
  /** A button with words instead of an icon alone. */
  showLabel?: boolean
  size?: 'sm' | 'md'
  className?: string
}

export function CopyButton({
  text,
  label = 'Copy',
  showLabel = false,
  size = 'md',
  className = '',
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (outcome === 'idle') return undefined
    const timer = setTimeout(() => setOutcome('idle'), SHOW_DONE_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async () => {
    const copied = await copyText(typeof text === 'function' ? text() : text)
    setOutcome(copied ? 'copied' : 'refused')
    announce(copied ? 'Copied' : 'The browser refused to copy')
  }
  const icon = outcome === 'copied' ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />
  const words = outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Not copied' : label

  if (!showLabel)
    return (
      <IconButton label={words} size={size} className={className} onClick={() => void copy()}>
        {icon}
      </IconButton>
    )
  return (
    <Button variant="ghost" size={size} className={className} onClick={() => void copy()}>
      {icon}
      {words}
    </Button>
  )
}
