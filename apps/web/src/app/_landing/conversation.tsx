import { ArrowUp, Hash, Square } from 'lucide-react'
import { Avatar } from '@/ui/avatar.tsx'
import { StatusDot } from '@/ui/status-dot.tsx'
import { AgentMessage, PersonMessage } from './message.tsx'
import { ChatList } from './chat-list.tsx'

const DESCRIPTION =
  'Illustration: Ada asks the agent scout in a room why the nightly import stops. Scout answers with a cause and a line of code. Grace asks for a test as well, and scout’s next answer is being written while all of them watch.'

/** A drawing of the product, not the product: one picture to screen readers. */
export function Conversation() {
  return (
    <figure className="w-full min-w-0">
      <figcaption className="sr-only">{DESCRIPTION}</figcaption>
      <div aria-hidden className="flex overflow-hidden rounded-xl bg-bg shadow-float select-none">
        <ChatList />
        <div className="flex min-w-0 flex-1 flex-col">
          <Head />
          <div className="flex flex-col gap-5 px-4 py-5">
            <PersonMessage name="Ada Lovelace" time="10:41">
              <b className="font-medium text-accent">@scout</b> the nightly import stops at row 4,112. Any
              idea why?
            </PersonMessage>
            <AgentMessage name="scout" time="10:41">
              <p>
                Row 4,112 is an empty line, and <Code>parseRow</Code> refuses those since 2.4. Skip them
                first:
              </p>
              <pre className="mt-2 rounded-md border bg-code-bg wrap-anywhere whitespace-pre-wrap px-3 py-2 font-mono text-xs text-code-fg">
                lines.filter(Boolean).map(parseRow)
              </pre>
            </AgentMessage>
            <PersonMessage name="Grace Hopper" time="10:42">
              That was us. Can you write the test as well?
            </PersonMessage>
            <AgentMessage name="scout" time="now">
              <p>
                Yes. One file with an empty line in the middle and one at the end, so that both
                <span className="ml-1 inline-block h-4 w-2 translate-y-0.5 animate-blink bg-accent" />
              </p>
            </AgentMessage>
          </div>
          <Composer />
        </div>
      </div>
    </figure>
  )
}

const Code = ({ children }: { children: string }) => (
  <code className="rounded-sm bg-code-bg px-1 py-0.5 font-mono text-xs text-code-fg">{children}</code>
)

function Head() {
  return (
    <div className="flex h-12 items-center gap-2 border-b px-4">
      <Hash aria-hidden className="size-4 text-subtle-fg" />
      <span className="truncate font-accent text-sm font-semibold">importer</span>
      <span className="ml-auto flex items-center gap-1">
        <Avatar name="Ada Lovelace" size="sm" />
        <Avatar name="Grace Hopper" size="sm" />
        <Avatar name="scout" size="sm" shape="square" />
      </span>
    </div>
  )
}

function Composer() {
  return (
    <div className="mt-auto px-4 pb-4">
      <div className="flex items-center gap-2 pb-2 text-xs text-muted-fg">
        <StatusDot tone="accent" pulse />
        scout is writing
        <span className="ml-auto inline-flex items-center gap-1.5 rounded-md border px-2 py-0.5">
          <Square aria-hidden className="size-2.5 fill-current" />
          Stop
        </span>
      </div>
      <div className="flex items-center justify-between gap-2 rounded-lg border border-input py-1.5 pr-1.5 pl-3 text-sm text-subtle-fg">
        Message #importer
        <span className="inline-flex size-7 items-center justify-center rounded-md bg-accent text-accent-fg">
          <ArrowUp aria-hidden className="size-4" />
        </span>
      </div>
    </div>
  )
}
