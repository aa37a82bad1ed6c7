import {
  childKey,
  isRunning,
  type ChatMessage,
  type ChatState,
  type LiveText,
  type Message,
  type MessagePage,
} from '@parley/contracts'

/**
 * The state with a page of messages added, such as earlier ones or those of another branch. What the state knows already
 * stands: its events kept it up to date, while the page is as old as its request.
 */
export function mergeEarlier(state: ChatState, page: MessagePage): ChatState {
  const added = page.items.filter(({ id }) => !(id in state.messages)).map(toMessage)
  const running = added.filter(({ reply }) => reply && isRunning(reply))
  return {
    ...state,
    messages: { ...byId(added, (message) => message), ...byId(running, withoutParts), ...state.messages },
    children: mergeChildren(state, page),
    live: { ...byId(running, toLive), ...state.live },
  }
}

const byId = <T>(messages: Message[], value: (message: Message) => T): Record<string, T> =>
  Object.fromEntries(messages.map((message) => [message.id, value(message)]))

const toMessage = ({ content: _content, toolCalls: _toolCalls, ...message }: ChatMessage): Message => message

// What is being written is live, and goes on from what the page has of it.
const withoutParts = (message: Message): Message => ({ ...message, parts: [] })
const toLive = ({ reply, parts }: Message): LiveText => ({ attempt: reply?.attempt ?? 0, parts })

function mergeChildren(state: ChatState, page: MessagePage): ChatState['children'] {
  const merged: ChatState['children'] = { ...page.children }
  // Said after the page was read, below a parent that had no list here until now.
  for (const { id, parentId, threadId } of Object.values(state.messages)) {
    if (threadId !== null) continue
    const listed = merged[childKey(parentId)]
    if (listed && !listed.includes(id)) merged[childKey(parentId)] = [...listed, id]
  }
  return { ...merged, ...state.children }
}
