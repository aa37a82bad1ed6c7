import type { ResolvedTheme } from '@/lib/theme.ts'
import { cn } from '@/ui/cn.ts'

/** A chat in small, in the very colours of a theme. */
export function ThemePicture({ theme, className }: { theme: ResolvedTheme; className?: string }) {
  return (
    <span
      data-theme={theme}
      aria-hidden
      className={cn('flex h-full w-full bg-bg [&_span]:rounded-[2px]', className)}
    >
      <span className="flex w-1/3 flex-col gap-1.5 rounded-none! border-r bg-card p-2">
        <span className="h-1.5 w-3/4 bg-fg/70" />
        <span className="h-1.5 bg-fg/15" />
        <span className="h-1.5 w-5/6 bg-fg/15" />
        <span className="h-1.5 w-2/3 bg-fg/15" />
      </span>
      <span className="flex flex-1 flex-col gap-1.5 p-2">
        <span className="h-2.5 w-1/2 self-end bg-accent-soft" />
        <span className="h-1.5 bg-fg/50" />
        <span className="h-1.5 w-4/5 bg-fg/50" />
        <span className="h-1.5 w-2/5 bg-accent" />
        <span className="mt-auto h-3 border border-input" />
      </span>
    </span>
  )
}
