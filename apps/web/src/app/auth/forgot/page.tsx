import type { Metadata } from 'next'
import { ForgotForm } from '@/features/auth/forgot-form.tsx'

export const metadata: Metadata = { title: 'Forgot password' }

export default function ForgotPage() {
  return <ForgotForm />
}
