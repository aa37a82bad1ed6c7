import type { Metadata } from 'next'
import { ResetForm } from '@/features/auth/reset-form.tsx'

export const metadata: Metadata = { title: 'New password' }

export default function ResetPage() {
  return <ResetForm />
}
