/** A moment as either store hands it out, in milliseconds. */
export const toMs = (time: string | Date): number => new Date(time).getTime()
