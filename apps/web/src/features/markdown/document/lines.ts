/** How a line looks to someone who only wants to know where blocks may begin. */
export const isBlankLine = (line: string) => /^[ \t]*$/.test(line)

const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
/** A code fence at the very margin, where an open block can be followed without a parser. */
export const openingFence = (line: string) => {
  const match = FENCE.exec(line)
  return match?.[1] ?? match?.[2]
}
export const closesFence = (line: string, fence: string) => {
  const match = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)
  return match?.[1] !== undefined && match[1].startsWith(fence)
}

const HEADING = /^#{1,6}(?:[ \t]|$)/
/** Lines that open a block which blank lines do not end. */
export const mayOpenFence = (line: string) => /^[ \t]*(?:`{3}|~{3}|\${2}|\\\[)/.test(line)
/** Lines that start a block even right after a paragraph. */
export const interrupts = (line: string) => HEADING.test(line) || (mayOpenFence(line) && !/^[ \t]/.test(line))
/** Where no fence is open, these begin a block of their own whatever came before. */
export const surelyBegins = (line: string, isAfterBlank: boolean) =>
  HEADING.test(line) ||
  openingFence(line) !== undefined ||
  (isAfterBlank && /^[^ \t]/.test(line) && itemIndent(line) === 0 && !beginsContainer(line))

const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?: {1,4}(?! )| |(?=\t)|$)/
/** Columns up to the text of a list item, or 0 when the line starts no item. */
export const itemIndent = (line: string) => LIST_ITEM.exec(line)?.[0].length ?? 0

const CONTAINER = /^ {0,3}(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s|$)|\[\^[^\]\s]+\]:)/
const THEMATIC_BREAK = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/
/** A quote, a list item or a footnote. */
export const beginsContainer = (line: string) => CONTAINER.test(line) && !THEMATIC_BREAK.test(line.trimEnd())

export const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0
/** Four columns or a tab: code, or the inside of a container. */
export const isIndentedFar = (line: string) => /^ {0,3}(?:\t| {4})/.test(line)
export const isTableDelimiter = (line: string) => /^[ \t|:-]*-[ \t|:-]*$/.test(line) && line.includes('|')
