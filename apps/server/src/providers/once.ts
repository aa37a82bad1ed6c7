/**
 * Makes a thing when it is first wanted. The provider packages take a tenth of a second and ten megabytes each, and most
 * servers use one of them.
 */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
