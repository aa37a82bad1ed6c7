/** The stream of a chat's events. */
export const chatStream = (chatId: string): string => `chat:${chatId}`

/** The stream of a person's own events: chat list, profile. */
export const inboxStream = (personId: string): string => `person:${personId}`
