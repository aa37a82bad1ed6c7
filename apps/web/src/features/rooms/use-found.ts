'use client'

import type { Agent, Person } from '@parley/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '@/features/chat-list/use-settled.ts'
import { agentsApi } from '@/lib/api-agents.ts'
import { peopleApi } from '@/lib/api-people.ts'

const AFTER_TYPING_MS = 150
const SHORTEST = 2

/** Who could be brought into a room. */
export type Candidate = {
  kind: 'person' | 'agent'
  id: string
  name: string
  handle: string
  picture: string | null
}

/** The people whose name or handle has these words, and the agents one may bring along. */
export function useFound(query: string) {
  const typed = query.trim().replace(/^@/, '')
  const asked = useSettled(typed, AFTER_TYPING_MS)
  const people = useQuery({
    queryKey: ['people', asked],
    queryFn: ({ signal }) => peopleApi.search(asked, signal),
    enabled: asked.length >= SHORTEST,
    placeholderData: keepPreviousData,
  })
  const agents = useQuery({
    queryKey: ['agents', { mine: false }],
    queryFn: ({ signal }) => agentsApi.list({}, signal),
  })
  const isLongEnough = typed.length >= SHORTEST
  return {
    people: isLongEnough ? (people.data?.items ?? []).map(ofPerson) : [],
    agents: (agents.data?.items ?? []).map(ofAgent).filter((agent) => hasWord(agent, typed)),
    isTooShort: !isLongEnough,
    isSearching: isLongEnough && (typed !== asked || people.isFetching),
    error: people.error,
  }
}

const ofPerson = ({ id, name, handle }: Person): Candidate => ({
  kind: 'person',
  id,
  name,
  handle,
  picture: null,
})

const ofAgent = ({ id, name, handle, picture }: Agent): Candidate => ({
  kind: 'agent',
  id,
  name,
  handle,
  picture,
})

const hasWord = ({ name, handle }: Candidate, word: string): boolean =>
  `${name} ${handle}`.toLowerCase().includes(word.toLowerCase())
