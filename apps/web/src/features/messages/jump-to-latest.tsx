import { ArrowDown } from 'lucide-react'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'

type JumpProps = { isShown: boolean; unseen: number; onJump: () => void }

export function JumpToLatest({ isShown, unseen, onJump }: JumpProps) {
  return (
    <div
      inert={!isShown}
      className={cn(
        'pointer-events-none absolute inset-x-0 bottom-3 flex justify-center transition-[opacity,visibility] duration-150',
        !isShown && 'invisible opacity-0',
      )}
    >
      <Button
        onClick={onJump}
        className="pointer-events-auto rounded-full border-transparent bg-popover shadow-float"
      >
        <ArrowDown aria-hidden />
        Jump to latest
        {unseen > 0 && <span className="text-accent tabular-nums">{unseen} new</span>}
      </Button>
    </div>
  )
}
