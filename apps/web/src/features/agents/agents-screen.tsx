'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { PaletteHost } from '@/features/palette/palette-host.tsx'
import { BackToChats } from '@/features/settings/back-to-chats.tsx'
import { useSettingsActions } from '@/features/settings/use-settings-actions.ts'
import { useShortcuts } from '@/lib/actions.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { later, laterDialog } from '@/ui/later.tsx'
import { SegmentedControl } from '@/ui/segmented-control.tsx'
import { Toaster } from '@/ui/toaster.tsx'
import { AgentSkeletons } from './agent-skeletons.tsx'
import { askToDelete, editAgent, useAgentView } from './agent-view.ts'

// The rows know of models: all that can come after the first painting.
const AgentList = later(() => import('./agent-list.tsx').then((module) => module.AgentList), AgentSkeletons)
const AgentDialog = laterDialog(
  () => import('./agent-dialog.tsx').then((module) => module.AgentDialog),
  () => editAgent(null),
)
const DeleteAgent = laterDialog(
  () => import('./delete-agent.tsx').then((module) => module.DeleteAgent),
  () => askToDelete(null),
)

const SHOWN = [
  { value: 'all', label: 'All' },
  { value: 'mine', label: 'Mine' },
] as const

/** The whole of /agents. */
export function AgentsScreen() {
  useShortcuts()
  useSettingsActions()
  const [shown, setShown] = useState<'all' | 'mine'>('all')
  const { edited, deleting } = useAgentView()
  return (
    <div className="mx-auto min-h-dvh w-full max-w-4xl px-4 pb-[max(24px,env(safe-area-inset-bottom))] md:px-6">
      <header className="flex items-center gap-3 pt-4 pb-2 md:pt-10 md:pb-4">
        <BackToChats />
        <h1 className="font-accent text-lg font-semibold md:text-xl">Agents</h1>
        <Button variant="primary" className="ml-auto" onClick={() => editAgent('new')}>
          <Plus aria-hidden />
          New agent
        </Button>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        <p className="mb-4 text-sm text-pretty text-muted-fg">
          A model with instructions and a handle. Talk to one directly, or mention it with @ in a room.
        </p>
        <SegmentedControl label="Which agents" value={shown} onValueChange={setShown} segments={SHOWN} />
        <ErrorBoundary region="The agents" className="py-10">
          <AgentList isMine={shown === 'mine'} />
        </ErrorBoundary>
      </main>
      {edited !== null && <AgentDialog key={edited === 'new' ? 'new' : edited.id} agent={edited} />}
      {deleting !== null && <DeleteAgent agent={deleting} />}
      <PaletteHost />
      <Toaster />
    </div>
  )
}
