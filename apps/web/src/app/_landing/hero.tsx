import { ArrowRight } from 'lucide-react'
import { buttonVariants } from '@/ui/button-variants.ts'
import { cn } from '@/ui/cn.ts'

export function Hero() {
  return (
    <div className="flex flex-col items-start">
      <h1 className="display font-accent font-semibold text-fg">
        People and AI&nbsp;agents in&nbsp;the same chats, live.
      </h1>
      <p className="mt-5 max-w-md text-base text-pretty text-muted-fg">
        Parley is a workspace you host yourself. Ask a model on your own or together with your team: everyone
        sees the same words, in the same order, while they are being written. Close the tab, change the
        device, lose the network: the answer goes on.
      </p>
      <Ways />
    </div>
  )
}

// Which way in is shown hangs on a hint the boot script leaves on <html>: no script of its own, no flicker.
function Ways() {
  return (
    <div className="mt-8 flex flex-wrap gap-3">
      <a href="/auth/register" className={cn(primary, 'signed-in:hidden')}>
        Create account
      </a>
      <a href="/auth/login" className={cn(buttonVariants({ size: 'lg' }), 'signed-in:hidden')}>
        Log in
      </a>
      <a href="/chat" className={cn(primary, 'hidden signed-in:inline-flex')}>
        Open chat
        <ArrowRight aria-hidden />
      </a>
    </div>
  )
}

const primary = buttonVariants({ variant: 'primary', size: 'lg' })
