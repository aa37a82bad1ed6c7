import { Globe, Lock } from 'lucide-react'
import { Choice } from '@/features/settings/choice.tsx'

type Visibility = 'private' | 'public'

const CHOICES = [
  { value: 'private', Icon: Lock, title: 'Private', detail: 'Only by invitation' },
  { value: 'public', Icon: Globe, title: 'Public', detail: 'Anyone here can join' },
] as const

type VisibilityChoiceProps = { value: Visibility; onChange: (value: Visibility) => void }

export function VisibilityChoice({ value, onChange }: VisibilityChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-accent text-sm font-medium">Who can find it</legend>
      <div className="grid grid-cols-2 gap-2">
        {CHOICES.map(({ value: own, Icon, title, detail }) => (
          <Choice
            key={own}
            name="visibility"
            value={own}
            isChosen={own === value}
            onChoose={() => onChange(own)}
            className="flex items-start gap-2 px-3 py-2"
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-fg" />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{title}</span>
              <span className="block text-xs text-muted-fg">{detail}</span>
            </span>
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}
