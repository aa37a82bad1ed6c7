type Keys = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'metaKey' | 'ctrlKey' | 'altKey' | 'isComposing' | 'keyCode'
>

export type SendWith = 'enter' | 'mod-enter'

/** Whether the key sends. While an input method composes, Enter only picks what it suggests. */
export function sends(event: Keys, sendWith: SendWith): boolean {
  // Safari ends the composition before it tells of the key; 229 still says that the key was the input method's.
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false
  if (event.metaKey || event.ctrlKey) return !event.altKey && !event.shiftKey
  return sendWith === 'enter' && !event.shiftKey && !event.altKey
}
