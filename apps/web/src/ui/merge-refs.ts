import type { Ref, RefCallback } from 'react'

/** One ref that feeds several. */
export const mergeRefs =
  <T>(...refs: (Ref<T> | undefined)[]): RefCallback<T> =>
  (value) => {
    const undo = refs.map((ref) => setRef(ref, value))
    return () => undo.forEach((clear) => clear())
  }

function setRef<T>(ref: Ref<T> | undefined, value: T | null): () => void {
  if (typeof ref === 'function') {
    const clear = ref(value)
    return typeof clear === 'function' ? clear : () => ref(null)
  }
  if (ref) ref.current = value
  return () => {
    if (ref) ref.current = null
  }
}
