import type { Agent } from '@parley/contracts'
import { Globe, Lock, Users } from 'lucide-react'
import type { CardChoice } from '@/features/settings/choice-cards.tsx'

export const VISIBILITIES: readonly CardChoice<Agent['visibility']>[] = [
  { value: 'mine', Icon: Lock, title: 'Only me', detail: 'Nobody else can use it' },
  { value: 'room', Icon: Users, title: 'My rooms', detail: 'Those in rooms you bring it into' },
  { value: 'everyone', Icon: Globe, title: 'Everyone', detail: 'Everybody on this server' },
]
