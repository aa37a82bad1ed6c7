'use client'

import { useState } from 'react'
import { HandleField } from '@/features/handles/handle-field.tsx'
import { Button } from '@/ui/button.tsx'
import { toast } from '@/ui/toaster.tsx'
import { changeProfile } from './change-profile.ts'

/** The handle of a person, under which others mention them. */
export function HandleForm({ handle }: { handle: string }) {
  const [changed, setChanged] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const typed = changed ?? handle
  const isChanged = typed !== handle && typed !== ''
  const save = async () => {
    setBusy(true)
    if (await changeProfile('Save the handle', { handle: typed })) {
      setChanged(null)
      toast.success('Handle saved')
    }
    setBusy(false)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged) void save()
      }}
    >
      <HandleField
        value={typed}
        onChange={setChanged}
        own={handle}
        hint="Others mention you in rooms by @ and this. What mentions the old one mentions nobody any more."
        className="max-w-80"
      >
        <Button type="submit" loading={isBusy} disabled={!isChanged} className="pointer-coarse:h-11">
          Save
        </Button>
      </HandleField>
    </form>
  )
}
