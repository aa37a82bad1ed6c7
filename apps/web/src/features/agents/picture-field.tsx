'use client'

import { ImageUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { Avatar } from '@/ui/avatar.tsx'
import { Button } from '@/ui/button.tsx'
import type { PictureChange } from './agent-values.ts'
import { squareOf } from './picture-file.ts'

type PictureFieldProps = {
  name: string
  seed: string
  saved: string | null
  change: PictureChange
  onChange: (change: PictureChange) => void
}

/** The picture of an agent, made small and square here before it is sent. */
export function PictureField({ name, seed, saved, change, onChange }: PictureFieldProps) {
  const file = useRef<HTMLInputElement>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const shown = change === 'keep' ? saved : change === 'remove' ? null : change.image
  const take = (chosen: File) =>
    squareOf(chosen).then(
      (image) => {
        setUnreadable(false)
        onChange({ image })
      },
      () => setUnreadable(true),
    )
  return (
    <div className="flex items-center gap-3">
      <Avatar name={name || '?'} seed={seed} src={shown} shape="square" className="size-14 text-base" />
      <div className="flex flex-wrap items-center gap-1">
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          aria-label="Picture"
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            if (chosen) void take(chosen)
            target.value = ''
          }}
        />
        <Button onClick={() => file.current?.click()}>
          <ImageUp aria-hidden />
          {shown === null ? 'Choose a picture' : 'Another picture'}
        </Button>
        {shown !== null && (
          <Button variant="ghost" onClick={() => onChange(saved === null ? 'keep' : 'remove')}>
            Remove
          </Button>
        )}
        <p role="alert" className="basis-full text-xs text-danger empty:hidden">
          {isUnreadable && 'The browser cannot read this picture. Take a PNG, JPEG or WebP.'}
        </p>
      </div>
    </div>
  )
}
