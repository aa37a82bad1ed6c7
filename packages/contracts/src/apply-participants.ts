import type { ChatState } from './chat-state.ts'
import type { Participant } from './chats.ts'
import type { Message } from './messages.ts'

/** One who is there already came with a snapshot that was read later than the event. */
export const joinParticipant = (state: ChatState, participant: Participant): ChatState =>
  state.participants.some(({ id }) => id === participant.id)
    ? changeParticipant(state, participant)
    : { ...state, participants: [...state.participants, participant].toSorted(byJoining) }

/** As they are read: who came in one moment is told in whatever order, and clocks of two processes differ. */
const byJoining = (one: Participant, other: Participant): number =>
  one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)

type Changed = Pick<Participant, 'id' | 'name' | 'handle' | 'picture' | 'role' | 'answersOnly'>

/** Whom it answers stays as it was where that is not told. */
export const changeParticipant = (
  state: ChatState,
  { id, name, handle, picture, role, answersOnly }: Changed,
): ChatState =>
  changeOf(state, id, { name, handle, picture, role, ...(answersOnly !== undefined && { answersOnly }) })

export const leaveParticipant = (state: ChatState, participantId: string): ChatState => ({
  ...state,
  participants: state.participants.filter(({ id }) => id !== participantId),
})

export const movePlace = (state: ChatState, personId: string, leafId: string | null): ChatState =>
  changeOf(state, personId, { placeId: leafId })

export const moveMainLine = (
  state: ChatState,
  leafId: string | null,
  released: readonly string[],
): ChatState => ({
  ...state,
  chat: { ...state.chat, leafId },
  participants:
    released.length === 0
      ? state.participants
      : state.participants.map((participant) =>
          released.includes(participant.id) ? { ...participant, placeId: null } : participant,
        ),
})

/** Who speaks has read what stands before. */
export const markSpoken = (state: ChatState, { author, position }: Message): ChatState =>
  state.participants.some(({ id, readPosition }) => id === author.id && readPosition < position)
    ? changeOf(state, author.id, { readPosition: position, deliveredPosition: position })
    : state

const changeOf = (state: ChatState, id: string, change: Partial<Participant>): ChatState => ({
  ...state,
  participants: state.participants.map((participant) =>
    participant.id === id ? { ...participant, ...change } : participant,
  ),
})
