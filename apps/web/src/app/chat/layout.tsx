import type { ReactNode } from 'react'
import { PaletteHost } from '@/features/palette/palette-host.tsx'
import { Live } from './live.tsx'

export default function ChatLayout({ children }: { children: ReactNode }) {
  return (
    <Live>
      {children}
      <PaletteHost />
    </Live>
  )
}
