import { Skeleton } from '@/ui/skeleton.tsx'

export const AgentSkeletons = () => (
  <output aria-busy aria-label="Loading agents" className="mt-4 flex flex-col gap-2">
    <Skeleton className="h-16" />
    <Skeleton className="h-16" />
    <Skeleton className="h-16" />
  </output>
)
