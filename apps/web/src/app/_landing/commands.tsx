const COMMANDS = [
  { command: 'npm start', effect: 'builds it and serves it on port 3000' },
  { command: 'npm test', effect: 'proves it on your machine' },
] as const

export function Commands() {
  return (
    <section aria-labelledby="commands" className="border-t bg-card">
      <div className="mx-auto grid w-full max-w-6xl items-start gap-8 px-4 py-16 sm:px-8 lg:grid-cols-2">
        <div>
          <h2 id="commands" className="font-accent text-xl font-semibold">
            Run it yourself
          </h2>
          <p className="mt-3 max-w-md text-base text-muted-fg">
            Node and npm are all it takes. The first account becomes the admin; a built-in demo model answers
            until you connect a real one. Everything on the screen is also in the{' '}
            <a href="/api/docs" className="text-accent underline underline-offset-4 hover:no-underline">
              API reference
            </a>
            .
          </p>
        </div>
        <dl className="rounded-lg border bg-code-bg p-4 font-mono text-sm text-code-fg">
          {COMMANDS.map(({ command, effect }) => (
            <div key={command} className="flex py-1 max-sm:flex-col">
              <dt className="w-32 shrink-0">
                <span aria-hidden className="mr-3 text-accent select-none">
                  $
                </span>
                {command}
              </dt>
              <dd className="text-subtle-fg">
                <span aria-hidden># </span>
                {effect}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
