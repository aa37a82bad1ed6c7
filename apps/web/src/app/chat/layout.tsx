import type { ReactNode } from 'react'
import { Live } from './live.tsx'

export default function ChatLayout({ children }: { children: ReactNode }) {
  return <Live>{children}</Live>
}
