'use client'

import type { Agent } from '@parley/contracts'
import { create } from 'zustand'

type AgentView = {
  /** What the form is open for. */
  edited: Agent | 'new' | null
  deleting: Agent | null
}

export const useAgentView = create<AgentView>(() => ({ edited: null, deleting: null }))

export const editAgent = (edited: AgentView['edited']) => useAgentView.setState({ edited })

export const askToDelete = (deleting: Agent | null) => useAgentView.setState({ deleting })
