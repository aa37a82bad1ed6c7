'use client'

import { ImageDown } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { safeUrl } from './safe-url.ts'

const INLINE_IMAGE = /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/
const INLINE_IMAGE_CHARS = 200_000

/** A remote picture tells its server who reads, and an address can carry what was said: it loads only when asked to. */
export function Image({ src, alt = '', title }: ComponentProps<'img'>) {
  const [isWanted, setIsWanted] = useState(false)
  const address = typeof src === 'string' ? src : ''
  if (address.length <= INLINE_IMAGE_CHARS && INLINE_IMAGE.test(address))
    return <img src={address} alt={alt} title={title} />
  const url = safeUrl(address, ['http:', 'https:'])
  if (!url) return <span className="markdown-image-missing">{alt || 'Image'}</span>
  if (isWanted)
    return (
      <img
        src={url.href}
        alt={alt}
        title={title}
        loading="lazy"
        referrerPolicy="no-referrer"
        decoding="async"
      />
    )
  return (
    <button type="button" className="markdown-image" onClick={() => setIsWanted(true)}>
      <ImageDown aria-hidden />
      <span>
        <strong>{alt || 'Image'}</strong>
        <span>Load image from {url.host}</span>
        <code>{shorten(url.href)}</code>
      </span>
    </button>
  )
}

const SHOWN_CHARS = 120
const shorten = (address: string) =>
  address.length > SHOWN_CHARS ? `${address.slice(0, SHOWN_CHARS)}…` : address
