'use client'

import { newId } from '@parley/contracts'
import { useRef, useState } from 'react'
import { setPanels } from '@/lib/panels.ts'
import type { Candidate } from './use-found.ts'
import { createRoom } from './verbs.ts'

type NewRoom = {
  title: string
  topic: string
  visibility: 'private' | 'public'
  chosen: readonly Candidate[]
}

/** Makes the room, and goes there; what is refused stays in the form. */
export function useNewRoom() {
  const [fault, setFault] = useState<unknown>(null)
  const [titleError, setTitleError] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  // The same id again, so that a second try makes no second room.
  const id = useRef(newId())

  const create = async ({ title, topic, visibility, chosen }: NewRoom) => {
    setTitleError(title === '' ? 'Give the room a name.' : undefined)
    if (title === '') return
    setBusy(true)
    setFault(null)
    try {
      const participants = chosen.map(({ kind, id: who }) => ({ kind, id: who }))
      await createRoom({ title, room: { topic, visibility }, participants }, id.current)
      setPanels({ newRoomOpen: false })
    } catch (error) {
      // What is changed now is another request.
      id.current = newId()
      setFault(error)
    }
    setBusy(false)
  }
  return { create, fault, titleError, isBusy }
}
