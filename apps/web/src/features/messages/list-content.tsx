'use client'

import type { CSSProperties, ReactNode, Ref } from 'react'

type ListContentProps = { style: CSSProperties; children: ReactNode; ref?: Ref<HTMLDivElement> }

/**
 * What scrolls in a list. The list wants to be deaf to the pointer while it scrolls, which all elements in it inherit: with
 * each line of a growing answer that would be a new style for every one of them, and one more when it rests.
 */
export const ListContent = ({ style, children, ref }: ListContentProps) => (
  <div ref={ref} style={{ ...style, pointerEvents: undefined }}>
    {children}
  </div>
)
