'use client'

import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import { cn } from './cn.ts'
import { fieldStyle } from './field-style.ts'
import { mergeRefs } from './merge-refs.ts'

/** Grows with its text up to the `max-h-*` of its class. */
export function Textarea({ className, ref, rows = 1, ...props }: ComponentProps<'textarea'>) {
  const own = useRef<HTMLTextAreaElement>(null)

  useLayoutEffect(() => {
    if (own.current) growByHand(own.current)
  })

  return (
    <textarea
      ref={mergeRefs(own, ref)}
      rows={rows}
      onInput={(event) => growByHand(event.currentTarget)}
      className={cn(
        fieldStyle,
        'field-sizing-content max-h-64 min-h-8 resize-none py-1.5 leading-5 pointer-coarse:py-2.5',
        className,
      )}
      {...props}
    />
  )
}

const growsByItself = () => CSS.supports('field-sizing', 'content')

function growByHand(element: HTMLTextAreaElement) {
  if (growsByItself()) return
  element.style.height = 'auto'
  element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`
}
