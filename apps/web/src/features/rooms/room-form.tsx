'use client'

import type { Room } from '@parley/contracts'
import { useState } from 'react'
import { renameChat } from '@/features/chat/verbs.ts'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { NativeSelect } from '@/ui/native-select.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { boundOf } from './answer-bound.ts'
import { useParticipants } from './use-room.ts'
import { changeRoom } from './verbs.ts'
import { VisibilityChoice } from './visibility-choice.tsx'

const LONGEST_TITLE = 200
const LONGEST_TOPIC = 500

const ANSWERS = [
  { value: 'mention', label: 'When they are mentioned' },
  { value: 'always', label: 'Everything people say' },
  { value: 'never', label: 'Nothing' },
] as const

const READS = [10, 20, 40, 80, 160, 400]

const INVITES = [
  { value: 'managers', label: 'Owner and admins' },
  { value: 'members', label: 'All members' },
] as const

type RoomFormProps = { chatId: string; title: string; room: Room }

/** Choices are saved as they are made; what is typed, when it is confirmed. */
export function RoomForm({ chatId, title, room }: RoomFormProps) {
  const reads = [...new Set([...READS, room.agentReads])].toSorted((a, b) => a - b)
  const bound = boundOf(room, useParticipants(chatId))
  return (
    <div className="flex flex-col gap-4">
      <Typed
        label="Name"
        saved={title}
        longest={LONGEST_TITLE}
        isRequired
        onSave={(next) => renameChat(chatId, next)}
      />
      <Typed
        label="Topic"
        saved={room.topic}
        longest={LONGEST_TOPIC}
        isLong
        onSave={(topic) => changeRoom(chatId, { topic })}
      />
      <VisibilityChoice
        value={room.visibility}
        onChange={(visibility) => void changeRoom(chatId, { visibility })}
      />
      <Chosen
        label="Agents answer"
        value={room.agentsAnswer}
        options={ANSWERS}
        hint={bound}
        onChoose={(agentsAnswer) => void changeRoom(chatId, { agentsAnswer })}
      />
      <Field label="Agents read" hint="How far back an agent reads when it answers.">
        {(control) => (
          <NativeSelect
            {...control}
            value={String(room.agentReads)}
            onChange={(value) => void changeRoom(chatId, { agentReads: Number(value) })}
            options={reads.map((count) => ({ value: String(count), label: `The last ${count} messages` }))}
          />
        )}
      </Field>
      <Chosen
        label="Who may invite"
        value={room.invites}
        options={INVITES}
        onChoose={(invites) => void changeRoom(chatId, { invites })}
      />
    </div>
  )
}

type ChosenProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  hint?: string | null
  onChoose: (value: Value) => void
}

function Chosen<Value extends string>({ label, value, options, hint, onChoose }: ChosenProps<Value>) {
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next)
    if (option) onChoose(option.value)
  }
  return (
    <Field label={label} hint={hint}>
      {(control) => <NativeSelect {...control} value={value} onChange={choose} options={options} />}
    </Field>
  )
}

type TypedProps = {
  label: string
  saved: string
  longest: number
  isRequired?: boolean
  isLong?: boolean
  onSave: (text: string) => Promise<boolean>
}

function Typed({ label, saved, longest, isRequired = false, isLong = false, onSave }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const text = typed ?? saved
  const isEmpty = isRequired && text.trim() === ''
  const isChanged = text.trim() !== saved
  const save = async () => {
    setBusy(true)
    if (await onSave(text.trim())) setTyped(null)
    setBusy(false)
  }
  const Box = isLong ? Textarea : Input
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && !isEmpty) void save()
      }}
    >
      <Field label={label} error={isEmpty ? 'A room needs a name.' : undefined}>
        {(control) => (
          <div className="flex flex-col gap-2">
            <Box
              {...control}
              value={text}
              maxLength={longest}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
              className={isLong ? 'max-h-40' : ''}
            />
            {isChanged && (
              <div className="flex gap-2">
                <Button type="submit" size="sm" variant="primary" loading={isBusy} disabled={isEmpty}>
                  Save
                </Button>
                <Button size="sm" onClick={() => setTyped(null)}>
                  Undo
                </Button>
              </div>
            )}
          </div>
        )}
      </Field>
    </form>
  )
}
