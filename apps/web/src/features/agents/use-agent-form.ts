'use client'

import { newId, type Agent } from '@parley/contracts'
import { useState } from 'react'
import { handleFaultOf } from '@/features/handles/handle-fault.ts'
import { toast } from '@/ui/toaster.tsx'
import { bodyOf, handleFor, valuesOf, type AgentValues, type PictureChange } from './agent-values.ts'
import { editAgent } from './agent-view.ts'
import { saveAgent } from './verbs.ts'

type Errors = { name?: string; handle?: string }

/** What is in the form of an agent, and the way to save it. */
export function useAgentForm(agent: Agent | 'new') {
  const [values, setValues] = useState(() => valuesOf(agent))
  const [picture, setPicture] = useState<PictureChange>('keep')
  const [errors, setErrors] = useState<Errors>({})
  const [fault, setFault] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  // The same id again, so that a second try makes no second agent.
  const [id] = useState(() => (agent === 'new' ? newId() : agent.id))

  const change = (next: Partial<AgentValues>) => setValues((before) => ({ ...before, ...next }))
  /** Until somebody chooses a handle, the name does. */
  const changeName = (name: string) =>
    setValues((before) =>
      agent === 'new' && before.handle === handleFor(before.name)
        ? { ...before, name, handle: handleFor(name) }
        : { ...before, name },
    )

  const save = async () => {
    const wrong = wrongOf(values)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    setFault(null)
    try {
      await saveAgent({ agent, id, values: bodyOf(values), picture })
      toast.success(agent === 'new' ? `${values.name} is ready` : 'Agent saved')
      editAgent(null)
    } catch (error) {
      const ofHandle = handleFaultOf(error)
      if (ofHandle === null) setFault(error)
      else setErrors({ handle: ofHandle })
    }
    setBusy(false)
  }
  return { values, change, changeName, picture, setPicture, errors, fault, isBusy, save, id }
}

function wrongOf({ name, handle }: AgentValues): Errors {
  return {
    ...(name.trim() === '' && { name: 'Give the agent a name.' }),
    ...(handle === '' && { handle: 'It needs a handle, so that it can be mentioned.' }),
  }
}
