import type { Metadata } from 'next'
import { JoinScreen } from '@/features/invitations/join-screen.tsx'

export const metadata: Metadata = { title: 'Invitation' }

export default function JoinPage() {
  return <JoinScreen />
}
