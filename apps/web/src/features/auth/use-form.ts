'use client'

import { useState, type SubmitEvent } from 'react'
import { flushSync } from 'react-dom'
import { faultOf, type Fault, type FieldErrors, type FieldName } from './fault.ts'

export type Values = Record<FieldName, string>

type FormParts = {
  /** What is wrong before anybody is asked. */
  check: (values: Values) => FieldErrors
  /** Resolves when it is done; with `stay` the form can be used again, else it stays busy while the page is left. */
  send: (values: Values) => Promise<'stay' | 'leave'>
}

const CLEAN: Fault = { code: 'unknown', fields: {}, summary: null }

/** A form that is checked and sent when it is submitted, and says what was wrong. */
export function useForm({ check, send }: FormParts) {
  const [fault, setFault] = useState<Fault>(CLEAN)
  const [isBusy, setBusy] = useState(false)

  const tell = (form: HTMLFormElement, told: Fault) => {
    flushSync(() => {
      setFault(told)
      setBusy(false)
    })
    focusFault(form, told)
  }

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (isBusy) return
    const values = valuesOf(form)
    const fields = check(values)
    if (Object.keys(fields).length > 0) return tell(form, { ...CLEAN, fields })
    setFault(CLEAN)
    setBusy(true)
    try {
      if ((await send(values)) === 'stay') setBusy(false)
    } catch (error) {
      tell(form, faultOf(error))
    }
  }

  return { fault, isBusy, onSubmit: (event: SubmitEvent<HTMLFormElement>) => void onSubmit(event) }
}

function valuesOf(form: HTMLFormElement): Values {
  const data = new FormData(form)
  const value = (name: FieldName) => {
    const given = data.get(name)
    return typeof given === 'string' ? given : ''
  }
  return {
    name: value('name'),
    email: value('email').trim(),
    password: value('password'),
    currentPassword: value('currentPassword'),
    newPassword: value('newPassword'),
  }
}

/** To the first field that is wrong; after a refused login, to the password, ready to be typed anew. */
function focusFault(form: HTMLFormElement, { code }: Fault) {
  const wrong = form.querySelector<HTMLInputElement>('[aria-invalid=true]')
  if (wrong) wrong.focus()
  else if (code === 'invalid_credentials') form.querySelector<HTMLInputElement>('[name=password]')?.select()
}
