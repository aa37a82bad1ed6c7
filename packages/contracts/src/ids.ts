import { z } from 'zod'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Any id of ours: a UUID in lower case, UUIDv7 when we make it. Clients may make ids themselves. */
export const Id = z.string().regex(UUID, 'must be a UUID in lower case').meta({ id: 'Id', format: 'uuid' })
export type Id = z.infer<typeof Id>

/** A moment, in milliseconds since 1970-01-01 UTC. */
export const Timestamp = z
  .int()
  .nonnegative()
  .meta({ id: 'Timestamp', description: 'milliseconds since 1970-01-01 UTC' })
export type Timestamp = z.infer<typeof Timestamp>

/** A stream's name: `chat:<chat id>`, or `person:<person id>` for the inbox of a person. */
export const StreamId = z
  .string()
  .regex(/^(chat|person):[0-9a-f-]{36}$/, 'must be chat:<id> or person:<id>')
  .meta({ id: 'StreamId' })
export type StreamId = z.infer<typeof StreamId>
