export const invitationsKey = (chatId: string) => ['invitations', chatId]
