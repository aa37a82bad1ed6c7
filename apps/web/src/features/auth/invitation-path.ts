const INVITATION = /^\/join\/([\w-]{20,100})\/?$/

/** The token of the invitation that this path leads to, if it leads to one. */
export const invitationIn = (path: string): string | undefined => INVITATION.exec(path)?.[1]
