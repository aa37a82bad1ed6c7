'use client'

import { ModelSelect } from '@/features/models/model-select.tsx'
import { Field } from '@/ui/field.tsx'
import { changePreferences } from './change-profile.ts'

export function DefaultModel({ chosen }: { chosen: string | null }) {
  return (
    <Field
      label="Default model"
      hint="Answers in new chats where no other is chosen."
      className="sm:max-w-80"
    >
      {(control) => (
        <ModelSelect
          control={control}
          chosen={chosen}
          onChoose={(defaultModel) => void changePreferences('Change the default model', { defaultModel })}
        />
      )}
    </Field>
  )
}
