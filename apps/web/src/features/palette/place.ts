export const isOnChat = (): boolean => /^\/chat(\/|$)/.test(location.pathname)
