'use client'

import type { Preferences } from '@parley/contracts'
import { Keys } from '@/features/palette/keys.tsx'
import { changePreferences } from './change-profile.ts'
import { Choice } from './choice.tsx'
import { DefaultModel } from './default-model.tsx'
import { Section } from './section.tsx'

export function ChatSection({ preferences }: { preferences: Preferences }) {
  return (
    <Section id="chat" lead="What holds in every chat, until you choose otherwise there.">
      <SendWith chosen={preferences.sendWith} />
      <DefaultModel chosen={preferences.defaultModel} />
    </Section>
  )
}

type SendWithKey = Preferences['sendWith']

const WAYS: { value: SendWithKey; chord: string; newLine: string }[] = [
  { value: 'enter', chord: 'enter', newLine: 'shift+enter' },
  { value: 'mod-enter', chord: 'mod+enter', newLine: 'enter' },
]

function SendWith({ chosen }: { chosen: SendWithKey }) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-accent text-sm font-medium">Send with</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {WAYS.map(({ value, chord, newLine }) => (
          <Choice
            key={value}
            name="sendWith"
            value={value}
            isChosen={value === chosen}
            onChoose={() => void changePreferences('Change the key', { sendWith: value })}
            className="flex flex-col gap-2 px-4 py-3 text-sm"
          >
            <span className="font-medium">
              <Keys chord={chord} /> sends
            </span>
            <span className="text-xs text-muted-fg">
              <Keys chord={newLine} /> begins a new line
            </span>
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}
