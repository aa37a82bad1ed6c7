'use client'

import { setListView, useListView } from '@/features/chat-list/list-view.ts'
import { setMessageView, useMessageView } from '@/features/messages/message-view.ts'
import { api } from '@/lib/api.ts'
import { laterDialog } from '@/ui/later.tsx'
import { deleteChat } from './verbs.ts'

const ConfirmDialog = laterDialog(
  () => import('@/ui/confirm-dialog.tsx').then((module) => module.ConfirmDialog),
  ({ onOpenChange }) => onOpenChange(false),
)

const EmojiDialog = laterDialog(
  () => import('@/features/reactions/emoji-dialog.tsx').then((module) => module.EmojiDialog),
  ({ onClose }) => onClose(),
)

/** What is asked over the page: whether what cannot be undone is meant, and with which emoji one reacts. */
export function ChatDialogs() {
  return (
    <>
      <DeleteChat />
      <DeleteMessage />
      <ReactToMessage />
    </>
  )
}

function DeleteChat() {
  const chat = useListView((view) => view.deleting)
  if (!chat) return null
  return (
    <ConfirmDialog
      open
      onOpenChange={() => setListView({ deleting: null })}
      title="Delete this chat?"
      description={`“${chat.title || 'New chat'}” goes for good, with everything said in it. An answer that is being written stops.`}
      confirmLabel="Delete chat"
      danger
      onConfirm={() => deleteChat(chat.id)}
    />
  )
}

function DeleteMessage() {
  const messageId = useMessageView((view) => view.deleting)
  if (messageId === null) return null
  return (
    <ConfirmDialog
      open
      onOpenChange={() => setMessageView({ deleting: null })}
      title="Delete this message?"
      description="Its words go for good. What was answered to it stays."
      confirmLabel="Delete message"
      danger
      onConfirm={() => api.deleteMessage(messageId)}
    />
  )
}

function ReactToMessage() {
  const message = useMessageView((view) => view.reacting)
  if (!message) return null
  const close = () => setMessageView({ reacting: null })
  return <EmojiDialog chatId={message.chatId} messageId={message.id} onClose={close} />
}
