import { Skeleton } from '@/ui/skeleton.tsx'

export const SettingsSkeleton = () => (
  <div aria-busy className="flex flex-col gap-4">
    <output className="sr-only">Loading the settings</output>
    <Skeleton className="h-7 w-24" />
    <Skeleton className="h-5 w-64" />
    <Skeleton className="mt-4 h-14 max-w-80" />
    <Skeleton className="h-16" />
    <Skeleton className="mt-14 h-7 w-40" />
    <Skeleton className="h-60 max-w-80" />
  </div>
)
