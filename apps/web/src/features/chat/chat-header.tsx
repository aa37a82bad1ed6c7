'use client'

import type { ChatState, Participant } from '@parley/contracts'
import { Menu, PanelLeft, SquarePen } from 'lucide-react'
import { newsElsewhere, type News } from '@/features/chat-list/news-elsewhere.ts'
import { newChat } from '@/features/chat-list/history-panel.tsx'
import { ModelPicker } from '@/features/models/model-picker.tsx'
import { useIsRoom } from '@/features/rooms/use-room.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { setPanels, toggleHistory, usePanels } from '@/lib/panels.ts'
import { usePrinted } from '@/lib/use-printed.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { buttonVariants } from '@/ui/button-variants.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { StatusDot } from '@/ui/status-dot.tsx'
import { ChatTitle } from './chat-title.tsx'
import { RoomTitle, RoomTools } from './lazy-room.tsx'
import { ParametersButton } from './parameters-button.tsx'
import { useChatState } from './use-chat.ts'
import { useChatSettings } from './use-settings.ts'

type ChatHeaderProps = {
  chatId: string | null
  /** There is no such chat: nobody answers in it. */
  isGone?: boolean
}

export function ChatHeader({ chatId, isGone = false }: ChatHeaderProps) {
  const isRoom = useIsRoom(chatId)
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b px-2 sm:px-3">
      <HistoryButtons chatId={chatId} isRoom={isRoom} />
      <div className="min-w-0 flex-auto px-1">
        {chatId !== null &&
          (isRoom ? <RoomTitle chatId={chatId} /> : <ChatTitle key={chatId} chatId={chatId} />)}
      </div>
      {chatId !== null && isRoom && <RoomTools chatId={chatId} />}
      {!isRoom && !isGone && <Answering chatId={chatId} />}
    </header>
  )
}

/** Who answers in a direct chat, and how. */
function Answering({ chatId }: { chatId: string | null }) {
  const settings = useChatSettings(chatId)
  const agent = useChatState(chatId ?? '', agentIn)
  if (agent) return <AgentName agent={agent} />
  return (
    <>
      <ModelPicker chosen={settings.model} onChoose={settings.setModel} />
      <ParametersButton settings={settings} />
    </>
  )
}

function HistoryButtons({ chatId, isRoom }: { chatId: string | null; isRoom: boolean }) {
  const isShown = usePanels((panels) => panels.historyShown)
  const printed = usePrinted()
  const news = useInbox((inbox) => newsElsewhere(inbox, chatId)) ?? 'none'
  return (
    <>
      <IconButton
        label={withNews('Chats', news)}
        side="bottom"
        className="relative md:hidden"
        onClick={() => setPanels({ historySheet: true })}
      >
        <Menu aria-hidden />
        <NewsDot news={news} />
      </IconButton>
      <div className={isShown ? 'contents md:hidden' : 'contents'}>
        <IconButton
          label={withNews('Show history', news)}
          shortcut={printed('mod+b')}
          side="bottom"
          className="relative max-md:hidden"
          onClick={toggleHistory}
        >
          <PanelLeft aria-hidden />
          <NewsDot news={news} />
        </IconButton>
        <IconButton
          label="New chat"
          shortcut={printed('mod+shift+o')}
          side="bottom"
          // On the smallest screens the name of a room needs the place; a new chat is begun from the list.
          className={isRoom ? 'max-[24rem]:hidden' : ''}
          onClick={newChat}
        >
          <SquarePen aria-hidden />
        </IconButton>
      </div>
    </>
  )
}

const withNews = (label: string, news: News) =>
  news === 'none' ? label : `${label}: ${news === 'mention' ? 'you are mentioned' : 'something is unread'}`

/** While the list is out of sight: that there is something in it to look at. */
const NewsDot = ({ news }: { news: News }) =>
  news !== 'none' && (
    <StatusDot
      tone={news === 'mention' ? 'accent' : 'neutral'}
      className="absolute top-1 right-1 ring-2 ring-bg pointer-coarse:top-2 pointer-coarse:right-2"
    />
  )

const agentIn = ({ participants }: ChatState) => participants.find(({ kind }) => kind === 'agent')

/** An agent answers as it was made; how, is changed where agents are. */
const AgentName = ({ agent: { id, name, picture } }: { agent: Participant }) => (
  <a
    href="/agents"
    title="Agents"
    className={buttonVariants({ variant: 'ghost', className: 'max-w-56 min-w-24 shrink' })}
  >
    <Avatar name={name} seed={id} src={picture} shape="square" size="xs" />
    <span className="truncate">{name}</span>
  </a>
)
