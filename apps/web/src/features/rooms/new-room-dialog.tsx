'use client'

import { useState, type FormEvent } from 'react'
import { X } from 'lucide-react'
import { useInbox } from '@/lib/live/inbox.ts'
import { setPanels } from '@/lib/panels.ts'
import { sentenceOf } from '@/lib/api-fault.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogContent, DialogFooter } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { CandidateList } from './candidate-list.tsx'
import { useNewRoom } from './use-new-room.ts'
import type { Candidate } from './use-found.ts'
import { VisibilityChoice } from './visibility-choice.tsx'

const LONGEST_TITLE = 200
export const LONGEST_TOPIC = 500

export function NewRoomDialog({ open }: { open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={(newRoomOpen) => setPanels({ newRoomOpen })}>
      <DialogContent title="New room" description="Where several people and agents talk together.">
        <NewRoomForm />
      </DialogContent>
    </Dialog>
  )
}

function NewRoomForm() {
  const [visibility, setVisibility] = useState<'private' | 'public'>('private')
  const [chosen, setChosen] = useState<readonly Candidate[]>([])
  const { create, fault, titleError, isBusy } = useNewRoom()
  const ownId = useInbox((inbox) => inbox.profile.id) ?? ''
  const toggle = (candidate: Candidate) =>
    setChosen((before) =>
      before.some(({ id }) => id === candidate.id)
        ? before.filter(({ id }) => id !== candidate.id)
        : [...before, candidate],
    )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void create({ title: textOf(form, 'title'), topic: textOf(form, 'topic'), visibility, chosen })
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Name" error={titleError}>
        {(control) => <Input {...control} name="title" maxLength={LONGEST_TITLE} autoComplete="off" />}
      </Field>
      <Field label="Topic" hint="What is talked about here; agents read it, too.">
        {(control) => <Input {...control} name="topic" maxLength={LONGEST_TOPIC} autoComplete="off" />}
      </Field>
      <VisibilityChoice value={visibility} onChange={setVisibility} />
      <div className="flex flex-col gap-1.5">
        <span className="font-accent text-sm font-medium">People and agents</span>
        <Chosen chosen={chosen} onRemove={toggle} />
        <CandidateList
          label="Search people and agents to bring along"
          without={new Set([ownId])}
          chosen={new Set(chosen.map(({ id }) => id))}
          onChoose={toggle}
        />
      </div>
      {fault !== null && (
        <Banner tone="danger" role="alert">
          {sentenceOf(fault)}
        </Banner>
      )}
      <DialogFooter sticky>
        <Button onClick={() => setPanels({ newRoomOpen: false })}>Cancel</Button>
        <Button type="submit" variant="primary" loading={isBusy}>
          Create room
        </Button>
      </DialogFooter>
    </form>
  )
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

type ChosenProps = { chosen: readonly Candidate[]; onRemove: (candidate: Candidate) => void }

function Chosen({ chosen, onRemove }: ChosenProps) {
  if (chosen.length === 0) return null
  return (
    <ul aria-label="Chosen" className="flex flex-wrap gap-1.5">
      {chosen.map((candidate) => (
        <li key={candidate.id}>
          <button
            type="button"
            aria-label={`Leave ${candidate.name} out`}
            onClick={() => onRemove(candidate)}
            className="flex h-7 max-w-56 items-center gap-1.5 rounded-full border bg-card pr-2 pl-1 text-xs hover:bg-muted pointer-coarse:h-10"
          >
            <Avatar
              name={candidate.name}
              seed={candidate.id}
              src={candidate.picture}
              size="xs"
              shape={candidate.kind === 'agent' ? 'square' : 'round'}
            />
            <span className="truncate">{candidate.name}</span>
            <X aria-hidden className="size-3 shrink-0 text-muted-fg" />
          </button>
        </li>
      ))}
    </ul>
  )
}
