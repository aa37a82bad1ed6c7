'use client'

import './globals.css'
import PageError from './error.tsx'

/** Stands in for the root layout when that itself has failed, so it brings its own document. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Parley: this page failed to show</title>
      </head>
      <body className="min-h-dvh bg-bg text-fg antialiased">
        <PageError {...props} />
      </body>
    </html>
  )
}
