'use client'

import type { Profile } from '@parley/contracts'
import { useState } from 'react'
import { signOut } from '@/lib/sign-out.ts'
import { Button } from '@/ui/button.tsx'
import { laterDialog } from '@/ui/later.tsx'
import { PasswordForm } from './password-form.tsx'
import { Section } from './section.tsx'
import { SessionList } from './session-list.tsx'
import { endEverySession, endOtherSessions, useSessions } from './use-sessions.ts'

const ConfirmDialog = laterDialog(
  () => import('@/ui/confirm-dialog.tsx').then((module) => module.ConfirmDialog),
  ({ onOpenChange }) => onOpenChange(false),
)

export function SecuritySection({ profile }: { profile: Profile }) {
  return (
    <Section id="security" lead="Your password, and the devices that are logged in with your account.">
      <PasswordForm profile={profile} />
      <div className="flex flex-col gap-3">
        <h3 className="font-accent text-sm font-medium">Where you are logged in</h3>
        <SessionList />
        <Leaving />
      </div>
    </Section>
  )
}

type Question = 'others' | 'everywhere'

const QUESTIONS = {
  others: {
    title: 'Log out every other device?',
    description: 'They have to log in again. This one stays.',
    confirmLabel: 'Log out the others',
    onConfirm: endOtherSessions,
  },
  everywhere: {
    title: 'Log out everywhere?',
    description: 'Every device, and this one too. What is written here and not sent yet is forgotten.',
    confirmLabel: 'Log out everywhere',
    onConfirm: endEverySession,
  },
} as const

function Leaving() {
  const { sessions } = useSessions()
  const [question, setQuestion] = useState<Question | null>(null)
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => void signOut()}>Log out</Button>
      <Button disabled={sessions.length < 2} onClick={() => setQuestion('others')}>
        Log out every other device
      </Button>
      <Button onClick={() => setQuestion('everywhere')}>Log out everywhere</Button>
      {question && (
        <ConfirmDialog open onOpenChange={() => setQuestion(null)} danger {...QUESTIONS[question]} />
      )}
    </div>
  )
}
