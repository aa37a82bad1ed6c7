const PROMISES = [
  {
    title: 'Nothing said is lost',
    text: 'What the server acknowledged is on disk. An answer survives a reload, a second device, a dropped network and a killed server.',
  },
  {
    title: 'Everyone sees the same',
    text: 'People, agents and every word as it is written: live, in one order, on every screen.',
  },
  {
    title: 'Constant cost',
    text: 'A chat with 100,000 messages opens, types and streams like a new one.',
  },
  {
    title: 'Yours',
    text: 'Your machine, your keys, your models. One process and one folder, with nobody in between.',
  },
  {
    title: 'Two commands',
    text: 'One ends with a working chat in the browser, even with no key configured. The other proves it.',
  },
  {
    title: 'API first',
    text: 'Whatever the screen can do, a documented API call can do. The screen has no private door.',
  },
] as const

export function Promises() {
  return (
    <section aria-labelledby="promises" className="border-t">
      <div className="mx-auto w-full max-w-6xl px-4 py-16 sm:px-8">
        <h2 id="promises" className="font-accent text-xl font-semibold">
          Six promises
        </h2>
        <dl className="mt-8 grid gap-x-12 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
          {PROMISES.map(({ title, text }) => (
            <div key={title} className="border-t pt-4">
              <dt className="font-accent text-base font-semibold">{title}</dt>
              <dd className="mt-1 text-sm text-muted-fg">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
