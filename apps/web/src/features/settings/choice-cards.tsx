import type { LucideIcon } from 'lucide-react'
import { Choice } from './choice.tsx'

export type CardChoice<Value extends string> = {
  value: Value
  Icon: LucideIcon
  title: string
  detail: string
}

type ChoiceCardsProps<Value extends string> = {
  legend: string
  name: string
  value: Value
  choices: readonly CardChoice<Value>[]
  onChange: (value: Value) => void
}

/** A few ways something can be, side by side, each with what it means; on a phone one below the other if they are many. */
export function ChoiceCards<Value extends string>({
  legend,
  name,
  value,
  choices,
  onChange,
}: ChoiceCardsProps<Value>) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-accent text-sm font-medium">{legend}</legend>
      <div className={choices.length > 2 ? 'grid gap-2 sm:grid-cols-3' : 'grid grid-cols-2 gap-2'}>
        {choices.map(({ value: own, Icon, title, detail }) => (
          <Choice
            key={own}
            name={name}
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
