'use client'

import { begin } from '@/features/composer/send.ts'
import { useAnswering } from '@/features/models/use-answering.ts'
import { isDemo, useIsOnlyDemo } from '@/features/models/use-models.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { Banner } from '@/ui/banner.tsx'
import { cn } from '@/ui/cn.ts'
import { LogoMark } from '@/ui/logo.tsx'
import { examplesFor } from './examples.ts'
import { useChatSettings } from './use-settings.ts'

/** What is there before the first message. */
export function EmptyChat() {
  const name = useInbox((inbox) => inbox.profile.name)
  const { model: chosen } = useChatSettings(null)
  const { id, model } = useAnswering(chosen)
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="m-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 sm:px-6">
        <div>
          <LogoMark className="mb-4 -ml-[3px] size-8" />
          <h1 className="font-accent text-xl font-semibold">{greetingFor(name)}</h1>
          <p className="mt-1 text-base text-muted-fg">
            {model ? `${model.name} answers here.` : 'Write something to begin.'}
          </p>
        </div>
        <Examples isDemo={isDemo(id)} />
        <DemoNotice />
      </div>
    </div>
  )
}

const greetingFor = (name: string | undefined) =>
  name === undefined ? 'What is on your mind?' : `What is on your mind, ${name.split(' ')[0]}?`

function Examples({ isDemo: isDemoModel }: { isDemo: boolean }) {
  return (
    <ul aria-label="Examples" className="grid gap-2 sm:grid-cols-2">
      {examplesFor(isDemoModel).map(({ title, prompt }) => (
        <li key={prompt} className="flex">
          <button
            type="button"
            onClick={() => begin(prompt)}
            className="flex w-full flex-col items-start gap-0.5 rounded-lg border bg-card px-3 py-2.5 text-left transition-colors hover:border-input hover:bg-muted"
          >
            <span className="font-accent text-sm font-medium">{title}</span>
            <span
              className={cn(
                'line-clamp-2 text-muted-fg',
                prompt.startsWith('/') ? 'font-mono text-xs leading-5' : 'text-sm',
              )}
            >
              {prompt}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function DemoNotice() {
  if (!useIsOnlyDemo()) return null
  return (
    <Banner title="Only the built-in demo is connected">
      <p className="text-muted-fg">
        It shows how answers arrive, and knows nothing. To talk with a real model, set{' '}
        <code className="font-mono text-xs">OPENAI_API_KEY</code>,{' '}
        <code className="font-mono text-xs">ANTHROPIC_API_KEY</code> or another of the keys in the README, or
        run Ollama beside it, and start Parley again.
      </p>
    </Banner>
  )
}
