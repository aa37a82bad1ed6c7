'use client'

import { later } from '@/ui/later.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Section } from './section.tsx'
import { WhenNear } from './when-near.tsx'

// It comes with the actions of the chat, which the settings need for nothing else.
const ShortcutList = later(
  () => import('@/features/palette/shortcut-list.tsx').then((module) => module.ShortcutList),
  () => <ListSkeleton />,
)

export function ShortcutsSection() {
  return (
    <Section id="shortcuts" lead="Everything can be done from the keyboard; these are the shortest ways.">
      <WhenNear otherwise={<ListSkeleton />}>
        <ShortcutList />
      </WhenNear>
    </Section>
  )
}

const ListSkeleton = () => <Skeleton className="h-160" />
