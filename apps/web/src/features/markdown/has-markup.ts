const INLINE = /[*_~`]|:\/\/|\bwww\.|\]\(/
const LINE = /^ {0,3}(?:[-+>] |#{1,6} |\d{1,9}[.)] |\|)/m

/** Whether a text may look different as Markdown. Most of what people say does not, and need not be read as such. */
export const hasMarkup = (text: string): boolean => INLINE.test(text) || LINE.test(text)
