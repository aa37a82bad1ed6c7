import type { ReactNode } from 'react'
import { Live } from '../chat/live.tsx'

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <Live>{children}</Live>
}
