'use client'

import { Check, Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { sentenceOf } from '@/lib/api-fault.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { cn } from '@/ui/cn.ts'
import { Input } from '@/ui/input.tsx'
import { Spinner } from '@/ui/spinner.tsx'
import { useFound, type Candidate } from './use-found.ts'

type CandidateListProps = {
  /** What is to be done with who is found, for the name of the field. */
  label: string
  /** Who is not offered. */
  without: ReadonlySet<string>
  chosen?: ReadonlySet<string> | undefined
  onChoose: (candidate: Candidate) => void
  /** It was asked for just now: one types at once. */
  takesFocus?: boolean
  className?: string
}

/** Finds people and agents by name or handle; each is one button. */
export function CandidateList({
  label,
  without,
  chosen,
  onChoose,
  takesFocus = false,
  className,
}: CandidateListProps) {
  const [query, setQuery] = useState('')
  const found = useFound(query)
  const people = found.people.filter(({ id }) => !without.has(id))
  const agents = found.agents.filter(({ id }) => !without.has(id))
  const list = { chosen, onChoose }
  return (
    <div className={cn('flex min-h-0 flex-col gap-2', className)}>
      <search className="relative block">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted-fg"
        />
        <Input
          ref={takesFocus ? focus : undefined}
          aria-label={label}
          placeholder="Search people and agents"
          value={query}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            // In a form, Enter would send it.
            if (event.key === 'Enter') event.preventDefault()
          }}
          className="pl-8"
        />
        {found.isSearching && (
          <Spinner label={null} className="absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2" />
        )}
      </search>
      <div className="flex max-h-56 min-h-0 flex-col overflow-y-auto overscroll-contain">
        {people.length > 0 && <Group title="People" candidates={people} {...list} />}
        {agents.length > 0 && <Group title="Agents" candidates={agents} {...list} />}
        <Note>
          {found.error
            ? sentenceOf(found.error)
            : found.isTooShort
              ? 'Type at least two letters of a name or a handle to find people.'
              : !found.isSearching && people.length + agents.length === 0
                ? `Nobody else here is called “${query.trim()}”.`
                : null}
        </Note>
      </div>
    </div>
  )
}

const focus = (field: HTMLInputElement | null) => field?.focus()

const Note = ({ children }: { children: ReactNode }) => (
  <output className="px-1 py-1.5 text-xs text-muted-fg empty:hidden">{children}</output>
)

type GroupProps = Pick<CandidateListProps, 'chosen' | 'onChoose'> & { title: string; candidates: Candidate[] }

function Group({ title, candidates, chosen, onChoose }: GroupProps) {
  return (
    <section>
      <h3 className="px-1 pt-1 pb-0.5 font-accent text-xs font-medium text-subtle-fg">{title}</h3>
      <ul>
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <button
              type="button"
              aria-pressed={chosen?.has(candidate.id)}
              onClick={() => onChoose(candidate)}
              className="flex min-h-9 w-full items-center gap-2 rounded-md px-1.5 text-left text-sm hover:bg-fg/5 focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
            >
              <CandidateLine candidate={candidate} />
              {chosen?.has(candidate.id) && (
                <Check aria-hidden className="ml-auto size-4 shrink-0 text-accent" />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const CandidateLine = ({
  candidate: { kind, id, name, handle, picture },
}: {
  candidate: Candidate
}) => (
  <>
    <Avatar name={name} seed={id} src={picture} size="sm" shape={kind === 'agent' ? 'square' : 'round'} />
    <span className="flex min-w-0 items-baseline gap-1.5">
      <span className="truncate">{name}</span>
      <span className="truncate text-xs text-muted-fg">@{handle}</span>
    </span>
  </>
)
