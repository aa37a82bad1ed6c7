import type { Participant } from '@parley/contracts'

/** Somebody in a room, under a handle that is their id as well. */
export const participant = (handle: string, more: Partial<Participant> = {}): Participant => ({
  kind: 'person',
  id: handle,
  name: handle.toUpperCase(),
  handle,
  picture: null,
  role: 'member',
  placeId: null,
  readPosition: 0,
  deliveredPosition: 0,
  joinedAt: 0,
  ...more,
})
