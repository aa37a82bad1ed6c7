'use client'

import type { Agent } from '@parley/contracts'
import { ConfirmDialog } from '@/ui/confirm-dialog.tsx'
import { askToDelete } from './agent-view.ts'
import { deleteAgent } from './verbs.ts'

export const DeleteAgent = ({ agent }: { agent: Agent }) => (
  <ConfirmDialog
    open
    onOpenChange={() => askToDelete(null)}
    title={`Delete ${agent.name}?`}
    description="It answers nowhere any more and leaves the rooms it is in. What it wrote stays."
    confirmLabel="Delete agent"
    danger
    onConfirm={() => deleteAgent(agent)}
  />
)
