/** What remains to be said after `prefill`. When it is not how the text begins, the whole text follows on a new line. */
export function* afterPrefill(text: () => Iterable<string>, prefill: string): Generator<string> {
  if (!begins(text(), prefill)) {
    yield '\n\n'
    yield* text()
    return
  }
  let skip = prefill.length
  for (const token of text()) {
    if (skip >= token.length) skip -= token.length
    else {
      yield token.slice(skip)
      skip = 0
    }
  }
}

function begins(text: Iterable<string>, prefill: string): boolean {
  let at = 0
  for (const token of text) {
    const wanted = prefill.slice(at, at + token.length)
    if (wanted === '') return true
    if (!token.startsWith(wanted)) return false
    at += token.length
  }
  return at >= prefill.length
}
