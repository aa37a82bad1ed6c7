'use client'

import type { Agent } from '@parley/contracts'
import { Dialog, DialogContent } from '@/ui/dialog.tsx'
import { AgentForm } from './agent-form.tsx'
import { editAgent } from './agent-view.ts'

export function AgentDialog({ agent }: { agent: Agent | 'new' }) {
  return (
    <Dialog open onOpenChange={() => editAgent(null)}>
      <DialogContent title={agent === 'new' ? 'New agent' : `Edit ${agent.name}`} size="lg">
        <AgentForm agent={agent} />
      </DialogContent>
    </Dialog>
  )
}
