import type { ComponentProps } from 'react'
import { safeUrl } from './safe-url.ts'

/** Links lead out, in a tab of their own, and tell nobody where from. Only footnotes lead around in the message. */
export function Link({ href, children, title, id, ...rest }: ComponentProps<'a'> & FootnoteProps) {
  if (rest['data-footnote-ref'] || rest['data-footnote-backref'] !== undefined)
    return (
      <a href={href} id={id} {...rest}>
        {children}
      </a>
    )
  const url = safeUrl(href, ['http:', 'https:', 'mailto:'])
  if (!url) return <span title={title}>{children}</span>
  return (
    <a href={url.href} title={title} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  )
}

type FootnoteProps = { 'data-footnote-ref'?: boolean; 'data-footnote-backref'?: string }
