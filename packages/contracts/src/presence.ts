import { z } from 'zod'

/** How a person is there, as others see it. `busy` and a chosen `away` or `offline` win over what their devices say. */
export const Presence = z.enum(['online', 'away', 'busy', 'offline']).meta({ id: 'Presence' })
export type Presence = z.infer<typeof Presence>

/** What a person lets others see: `auto` is what their devices say. */
export const ShownPresence = z.enum(['auto', 'away', 'busy', 'offline'])
export type ShownPresence = z.infer<typeof ShownPresence>

/** Who of a chat is there right now; people who are offline are left out. */
export const ChatPresence = z.object({ people: z.record(z.string(), Presence) }).meta({ id: 'ChatPresence' })
export type ChatPresence = z.infer<typeof ChatPresence>
