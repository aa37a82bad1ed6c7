import { cn } from './cn.ts'

/** A prompt inside a speech bubble: people and programs in one conversation. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className={cn('size-6 text-accent', className)}>
      <path
        d="M4 3.5h16A1.5 1.5 0 0 1 21.5 5v11a1.5 1.5 0 0 1-1.5 1.5h-8.2l-4.1 3.6a.6.6 0 0 1-1-.45V17.5H4A1.5 1.5 0 0 1 2.5 16V5A1.5 1.5 0 0 1 4 3.5Z"
        fill="currentColor"
      />
      <path
        d="m7 7.25 3.25 3.25L7 13.75"
        stroke="var(--accent-fg)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M12.75 13.75h4.25" stroke="var(--accent-fg)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2', className)}>
      {/* The drawing leaves a little room at its sides; its edge is to stand where text begins. */}
      <LogoMark className="-ml-0.5" />
      <span className="font-accent text-base font-semibold tracking-tight text-fg">Parley</span>
    </span>
  )
}
