// Here alone, so that screens can know it without the schemas.
/** The longest text one message may carry, in UTF-16 code units. */
export const MAX_TEXT = 200_000
