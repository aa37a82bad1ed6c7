import type { Agent } from '@parley/contracts'
import { ChoiceCards } from '@/features/settings/choice-cards.tsx'
import { VISIBILITIES } from './visibilities.ts'

type AgentVisibilityProps = { value: Agent['visibility']; onChange: (value: Agent['visibility']) => void }

export const AgentVisibility = (props: AgentVisibilityProps) => (
  <ChoiceCards legend="Who can use it" name="agent-visibility" choices={VISIBILITIES} {...props} />
)
