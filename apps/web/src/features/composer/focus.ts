export const COMPOSER_ID = 'composer'

/** The field of a thread that is open beside the messages. */
export const THREAD_COMPOSER_ID = 'thread-composer'

/** Puts the cursor at the end of what is being written. */
export function focusComposer(id = COMPOSER_ID) {
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  })
}
