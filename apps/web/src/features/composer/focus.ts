export const COMPOSER_ID = 'composer'

/** Puts the cursor at the end of what is being written. */
export function focusComposer() {
  requestAnimationFrame(() => {
    const field = document.getElementById(COMPOSER_ID)
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  })
}
