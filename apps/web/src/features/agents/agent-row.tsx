'use client'

import type { Agent } from '@parley/contracts'
import { MessageSquare, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useModels } from '@/features/models/use-models.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import { askToDelete, editAgent } from './agent-view.ts'
import { talkTo } from './verbs.ts'
import { VISIBILITIES } from './visibilities.ts'

export function AgentRow({ agent }: { agent: Agent }) {
  const { id, name, handle, description, picture, owner, mayManage } = agent
  const look = VISIBILITIES.find(({ value }) => value === agent.visibility)
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
      <Avatar name={name} seed={id} src={picture} shape="square" size="lg" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-sm font-medium wrap-anywhere">{name}</span>
          <span className="text-xs text-muted-fg">@{handle}</span>
          {look && (
            <Badge variant="outline">
              <look.Icon aria-hidden /> {look.title}
            </Badge>
          )}
        </p>
        {description !== '' && <p className="mt-0.5 line-clamp-2 text-sm text-muted-fg">{description}</p>}
        <p className="mt-0.5 text-xs text-subtle-fg">
          <ModelName model={agent.model} />
          {!mayManage && ` · by ${owner.name}`}
        </p>
      </div>
      <div className="flex items-center gap-1 max-sm:w-full max-sm:pl-13">
        <TalkButton agent={agent} />
        {mayManage && (
          <>
            <IconButton label={`Edit ${name}`} onClick={() => editAgent(agent)}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton label={`Delete ${name}`} onClick={() => askToDelete(agent)}>
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )}
      </div>
    </li>
  )
}

function ModelName({ model }: { model: string | null }) {
  const { models, defaultId } = useModels()
  const name = models.find(({ id }) => id === (model ?? defaultId))?.name
  if (model !== null) return name ?? model
  return name === undefined ? 'The server’s choice' : `The server’s choice: ${name}`
}

function TalkButton({ agent }: { agent: Agent }) {
  const [isBusy, setBusy] = useState(false)
  const talk = async () => {
    setBusy(true)
    await talkTo(agent)
    setBusy(false)
  }
  return (
    <Button aria-label={`Chat with ${agent.name}`} loading={isBusy} onClick={() => void talk()}>
      <MessageSquare aria-hidden />
      Chat
    </Button>
  )
}
