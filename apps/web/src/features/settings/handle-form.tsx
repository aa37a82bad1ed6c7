'use client'

import { useState } from 'react'
import { handleFaultOf } from '@/features/handles/handle-fault.ts'
import { HandleField } from '@/features/handles/handle-field.tsx'
import { sentenceOf } from '@/lib/api-fault.ts'
import { Button } from '@/ui/button.tsx'
import { toast } from '@/ui/toaster.tsx'
import { saveProfile } from './change-profile.ts'

/** The handle of a person, under which others mention them. */
export function HandleForm({ handle }: { handle: string }) {
  const [changed, setChanged] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const typed = changed ?? handle
  const isChanged = typed !== handle && typed !== ''
  const change = (next: string) => {
    setChanged(next)
    setError(undefined)
  }
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await saveProfile({ handle: typed })
      setChanged(null)
      toast.success('Handle saved')
    } catch (refusal) {
      const ofHandle = handleFaultOf(refusal)
      if (ofHandle !== null) setError(ofHandle)
      else toast.error('Save the handle: that did not work', { description: sentenceOf(refusal) })
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
        onChange={change}
        own={handle}
        hint="Others mention you in rooms by @ and this. Once you change it, the old one reaches nobody."
        error={error}
        className="max-w-80"
      >
        <Button type="submit" loading={isBusy} disabled={!isChanged} className="pointer-coarse:h-11">
          Save
        </Button>
      </HandleField>
    </form>
  )
}
