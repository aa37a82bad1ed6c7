import type { Agent } from '@parley/contracts'
import { Globe, Lock, Users, type LucideIcon } from 'lucide-react'

type Visibility = Agent['visibility']
type Look = { value: Visibility; Icon: LucideIcon; title: string; detail: string }

export const VISIBILITIES: readonly Look[] = [
  { value: 'mine', Icon: Lock, title: 'Only me', detail: 'Nobody else can use it' },
  { value: 'room', Icon: Users, title: 'My rooms', detail: 'Those in rooms you bring it into' },
  { value: 'everyone', Icon: Globe, title: 'Everyone', detail: 'Everybody on this server' },
]
