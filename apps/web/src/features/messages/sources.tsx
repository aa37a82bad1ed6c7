import type { Part } from '@parley/contracts'

export type Source = Extract<Part, { type: 'source' }>

/** What an answer rests on, as footnotes. */
export function Sources({ sources }: { sources: Source[] }) {
  return (
    <section aria-label="Sources" className="mt-3 border-t pt-2">
      <ol className="flex flex-col gap-1 text-sm">
        {sources.map((source, index) => (
          <li key={`${index}:${source.url}`} className="flex min-w-0 gap-2">
            <span className="w-5 shrink-0 text-right text-subtle-fg tabular-nums">{index + 1}.</span>
            <SourceLink source={source} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function SourceLink({ source: { url, title } }: { source: Source }) {
  const host = hostOf(url)
  if (host === null) return <span className="truncate">{title || url}</span>
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" className="truncate text-accent hover:underline">
      {title || url} <span className="text-subtle-fg">{host}</span>
    </a>
  )
}

/** Only addresses of the web become links: what a model names may be anything. */
function hostOf(url: string): string | null {
  const address = URL.parse(url)
  return address && /^https?:$/.test(address.protocol) ? address.host : null
}
