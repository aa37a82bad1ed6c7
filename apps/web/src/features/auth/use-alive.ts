'use client'

import { useSyncExternalStore } from 'react'

/** False on the static page, true once its scripts run. */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )

/** A parameter of the address; null on the static page, which cannot know it. */
export const useAddressParameter = (name: string): string | null =>
  useSyncExternalStore(
    neverChanges,
    () => new URLSearchParams(location.search).get(name),
    () => null,
  )

const neverChanges = () => () => {}
