'use client'

import { useEffect } from 'react'

type PageErrorProps = { error: unknown; retry: () => void }

/** Every page carries this one along, twice, so it brings no component with it, and nothing that remembers. */
export default function PageError({ error, retry }: PageErrorProps) {
  'use no memo'
  useEffect(() => console.error(error), [error])
  return (
    <main
      id="main"
      className="mx-auto flex min-h-dvh max-w-xl flex-col items-start justify-center gap-3 px-6"
    >
      <title>Something failed · Parley</title>
      <h1 className="font-accent text-xl font-semibold">This page failed to show</h1>
      <p className="text-base text-muted-fg">
        Nothing that was sent is lost. Try again; if it stays like this, the text below helps whoever looks
        into it.
      </p>
      <pre className="max-h-48 w-full overflow-auto rounded-md bg-code-bg p-3 font-mono text-xs whitespace-pre-wrap text-code-fg">
        {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
      </pre>
      <button
        type="button"
        onClick={retry}
        className="mt-2 h-10 rounded-md bg-accent px-4 font-accent text-sm font-medium text-accent-fg hover:bg-accent/90"
      >
        Try again
      </button>
    </main>
  )
}
