'use client'

import { create } from 'zustand'

type ListView = {
  query: string
  archived: boolean
  /** The chat whose title is being changed in the list. */
  renaming: string | null
  /** The chat someone asked to delete. */
  deleting: { id: string; title: string } | null
}

export const useListView = create<ListView>(() => ({
  query: '',
  archived: false,
  renaming: null,
  deleting: null,
}))

export const setListView = (change: Partial<ListView>) => useListView.setState(change)
