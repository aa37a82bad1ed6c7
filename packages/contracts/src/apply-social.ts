import type { ChatState } from './chat-state.ts'
import type { ChatEvent } from './events.ts'
import type { Message, Reaction, ThreadSummary } from './messages.ts'

/** How many authors of a thread its message names. */
export const THREAD_AUTHORS = 5

type ReactionEvent = Extract<ChatEvent, { type: 'reaction.added' | 'reaction.removed' }>

export const withReaction = (state: ChatState, { messageId, emoji, personId }: ReactionEvent): ChatState =>
  changeReactions(state, messageId, (reactions) => {
    const known = reactions.find((reaction) => reaction.emoji === emoji)
    if (!known) return [...reactions, { emoji, people: [personId] }]
    if (known.people.includes(personId)) return reactions
    return reactions.map((reaction) =>
      reaction === known ? { emoji, people: [...known.people, personId] } : reaction,
    )
  })

export const withoutReaction = (state: ChatState, { messageId, emoji, personId }: ReactionEvent): ChatState =>
  changeReactions(state, messageId, (reactions) =>
    reactions
      .map((reaction) =>
        reaction.emoji === emoji
          ? { emoji, people: reaction.people.filter((id) => id !== personId) }
          : reaction,
      )
      .filter(({ people }) => people.length > 0),
  )

function changeReactions(
  state: ChatState,
  messageId: string,
  change: (reactions: Reaction[]) => Reaction[],
): ChatState {
  const message = state.messages[messageId]
  if (!message) return state
  const reactions = change(message.reactions)
  return { ...state, messages: { ...state.messages, [messageId]: { ...message, reactions } } }
}

/** Whether what is said there is held here: in the tree always, in a thread once it was opened. */
export const isThreadKnown = (state: ChatState, { threadId }: Message): boolean =>
  threadId === null || threadId in state.threads

/** What was said in a thread: the message it is below tells of it, and an opened thread holds it. */
export function withThreadReply(state: ChatState, message: Message, threadId: string): ChatState {
  const root = state.messages[threadId]
  const counted = root
    ? { ...state.messages, [threadId]: { ...root, thread: summaryWith(root.thread, message) } }
    : state.messages
  const said = state.threads[threadId]
  if (!said) return { ...state, messages: counted }
  const isKnown = message.id in state.messages
  return {
    ...state,
    messages: isKnown ? counted : { ...counted, [message.id]: message },
    threads: said.includes(message.id)
      ? state.threads
      : { ...state.threads, [threadId]: [...said, message.id] },
  }
}

/** One that is counted already came with a page that was read later than its event. */
function summaryWith(thread: ThreadSummary | null, { author, createdAt, position }: Message): ThreadSummary {
  if (!thread) return { replies: 1, lastAt: createdAt, lastPosition: position, authors: [author.id] }
  if (position <= thread.lastPosition) return thread
  const isNamed = thread.authors.includes(author.id) || thread.authors.length === THREAD_AUTHORS
  return {
    replies: thread.replies + 1,
    lastAt: createdAt,
    lastPosition: position,
    authors: isNamed ? thread.authors : [...thread.authors, author.id],
  }
}
