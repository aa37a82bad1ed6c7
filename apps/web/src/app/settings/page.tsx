import type { Metadata } from 'next'
import { SettingsScreen } from '@/features/settings/settings-screen.tsx'
import manifest from '../../../package.json' with { type: 'json' }

export const metadata: Metadata = { title: 'Settings' }

export default function SettingsPage() {
  return <SettingsScreen version={manifest.version} />
}
