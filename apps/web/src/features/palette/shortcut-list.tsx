'use client'

import { Keys } from './keys.tsx'
import { shortcutGroups } from './shortcut-groups.ts'
import { useSendWith } from './use-send-with.ts'

/** Every shortcut, by group, in as many columns as there is room for. */
export function ShortcutList() {
  const groups = shortcutGroups(useSendWith())
  return (
    <div className="gap-8 sm:columns-2">
      {groups.map(({ title, shortcuts }) => (
        <section key={title} className="mb-6 break-inside-avoid last:mb-0">
          <h3 className="mb-1 font-accent text-xs font-medium text-muted-fg">{title}</h3>
          <dl className="divide-y text-sm">
            {shortcuts.map((shortcut) => (
              <div key={shortcut.title} className="flex min-h-9 items-center justify-between gap-4 py-1.5">
                <dt>{shortcut.title}</dt>
                <dd>
                  <Keys chord={shortcut.chord} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
