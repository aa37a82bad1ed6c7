import type { Metadata } from 'next'
import { Arriving } from '@/features/auth/arriving.tsx'

export const metadata: Metadata = { title: 'Logging in' }

export default function ContinuePage() {
  return <Arriving />
}
