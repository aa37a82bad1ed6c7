'use client'

import { useEffect } from 'react'
import { create } from 'zustand'
import { matches, type Chord } from './shortcut.ts'

export type ActionGroup = 'Go to' | 'Chat' | 'Answer' | 'View'

/** Something a person can do from anywhere: by its shortcut, or from the palette. */
export type Action = {
  id: string
  title: string
  group: ActionGroup
  shortcut?: Chord
  /** Not now: it is left out of the palette, and its shortcut does nothing. */
  isEnabled?: () => boolean
  /** Its shortcut works while the cursor is in a text field, too. Signs and letters alone never do. */
  inFields?: boolean
  run: () => void
}

/** Every action there is right now, in the order they came. */
export const useActions = create<{ actions: readonly Action[] }>(() => ({ actions: [] }))

/** Offers actions until what it returns is called. */
export function offerActions(offered: readonly Action[]): () => void {
  useActions.setState(({ actions }) => ({ actions: [...actions, ...offered] }))
  return () =>
    useActions.setState(({ actions }) => ({ actions: actions.filter((action) => !offered.includes(action)) }))
}

/** Offers actions for as long as the component is there. `offered` must be the same array at every rendering. */
export function useOfferedActions(offered: readonly Action[]) {
  useEffect(() => offerActions(offered), [offered])
}

export const isEnabled = (action: Action): boolean => action.isEnabled?.() ?? true

export function runAction(id: string): boolean {
  const action = useActions
    .getState()
    .actions.find((candidate) => candidate.id === id && isEnabled(candidate))
  action?.run()
  return action !== undefined
}

/** Runs the action whose chord is pressed. Mount it once. */
export function useShortcuts() {
  useEffect(() => {
    addEventListener('keydown', heed)
    return () => removeEventListener('keydown', heed)
  }, [])
}

function heed(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const action = actionFor(event)
  if (!action) return
  event.preventDefault()
  action.run()
}

export function actionFor(event: KeyboardEvent): Action | undefined {
  const inField = isField(event.target)
  return useActions
    .getState()
    .actions.find(
      (action) =>
        action.shortcut !== undefined &&
        matches(action.shortcut, event) &&
        (!inField || (action.inFields ?? false)) &&
        (!isInDialog(event.target) || action.group === 'Go to') &&
        isEnabled(action),
    )
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** What is behind a dialog is out of reach for the keyboard, as it is for the pointer. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null
