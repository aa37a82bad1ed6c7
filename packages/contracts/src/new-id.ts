import { uuidv7 } from 'uuidv7'

/** Makes a UUIDv7: sortable by time, so that rows made later sort later. Who creates a thing names it. */
export const newId = (): string => uuidv7()
