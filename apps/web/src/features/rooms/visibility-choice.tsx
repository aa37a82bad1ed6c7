import type { Room } from '@parley/contracts'
import { Globe, Lock } from 'lucide-react'
import { ChoiceCards, type CardChoice } from '@/features/settings/choice-cards.tsx'

type Visibility = Room['visibility']

const CHOICES: readonly CardChoice<Visibility>[] = [
  { value: 'private', Icon: Lock, title: 'Private', detail: 'Only by invitation' },
  { value: 'public', Icon: Globe, title: 'Public', detail: 'Anyone can join' },
]

type VisibilityChoiceProps = { value: Visibility; onChange: (value: Visibility) => void }

export const VisibilityChoice = (props: VisibilityChoiceProps) => (
  <ChoiceCards legend="Who can find it" name="visibility" choices={CHOICES} {...props} />
)
