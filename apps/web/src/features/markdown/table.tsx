import type { ReactNode } from 'react'
import { ScrollBox } from './scroll-box.tsx'

export const Table = ({ children }: { children?: ReactNode }) => (
  <ScrollBox className="markdown-table" label="Table">
    <table dir="auto">{children}</table>
  </ScrollBox>
)
