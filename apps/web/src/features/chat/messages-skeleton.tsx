import { Skeleton } from '@/ui/skeleton.tsx'

const SHAPES = [
  ['w-24', 'w-3/5'],
  ['w-20', 'w-full', 'w-11/12', 'w-2/3'],
  ['w-24', 'w-2/5'],
  ['w-20', 'w-full', 'w-4/5'],
] as const

export function MessagesSkeleton() {
  return (
    <output aria-busy aria-label="Loading messages" className="block min-h-0 flex-1 overflow-hidden">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 pt-8 sm:px-6">
        {SHAPES.map(([name, ...lines]) => (
          <div key={lines.join()} className="flex gap-3">
            <Skeleton className="size-8 shrink-0 rounded-full max-sm:hidden" />
            <div className="flex min-w-0 flex-1 flex-col gap-3">
              <Skeleton className={`h-4 ${name}`} />
              {lines.map((width) => (
                <Skeleton key={width} className={`h-4 ${width}`} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </output>
  )
}
