import type { Room, RoomSettings } from '@parley/contracts'

const AS_NEW: Room = {
  topic: '',
  visibility: 'private',
  agentsAnswer: 'mention',
  agentReads: 50,
  invites: 'managers',
  closedAt: null,
}

export const newRoom = (settings: RoomSettings): Room => withSettings(AS_NEW, settings)

/** What is not said stays as it is. */
export const withSettings = (room: Room, settings: RoomSettings): Room => ({
  topic: settings.topic ?? room.topic,
  visibility: settings.visibility ?? room.visibility,
  agentsAnswer: settings.agentsAnswer ?? room.agentsAnswer,
  agentReads: settings.agentReads ?? room.agentReads,
  invites: settings.invites ?? room.invites,
  closedAt: room.closedAt,
})

export const roomColumns = (room: Room | null) =>
  room && {
    topic: room.topic,
    visibility: room.visibility,
    agents_answer: room.agentsAnswer,
    agent_reads: room.agentReads,
    invites: room.invites,
  }
