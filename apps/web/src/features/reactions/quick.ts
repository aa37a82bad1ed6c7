/** The emoji offered first. */
export const QUICK = ['👍', '❤️', '😂', '🎉', '👀', '✅'] as const
