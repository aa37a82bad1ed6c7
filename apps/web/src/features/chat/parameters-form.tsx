'use client'

import type { Parameters } from '@parley/contracts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { SegmentedControl } from '@/ui/segmented-control.tsx'
import { Slider } from '@/ui/slider.tsx'
import { Textarea } from '@/ui/textarea.tsx'

type ParametersFormProps = { parameters: Parameters; onSave: (parameters: Parameters) => void }

const LONGEST_SYSTEM = 20_000
const MOST_TOKENS = 1_000_000
const SAVE_AFTER_MS = 500

/** How the answers of a chat are made. What is changed is saved by itself. */
export function ParametersForm({ parameters: saved, onSave }: ParametersFormProps) {
  const [parameters, setParameters] = useSaved(saved, onSave)
  const change = (next: Partial<Record<keyof Parameters, unknown>>) =>
    setParameters(withoutUnset({ ...parameters, ...next }))
  return (
    <div className="flex flex-col gap-4">
      <Field label="System prompt" hint="What the model is told before everything else.">
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={LONGEST_SYSTEM}
            className="max-h-48"
            value={parameters.system ?? ''}
            onChange={(event) => change({ system: event.target.value || undefined })}
          />
        )}
      </Field>
      <ModelParameters parameters={parameters} onChange={setParameters} />
      {Object.keys(parameters).length > 0 && (
        <Button variant="ghost" className="self-start" onClick={() => setParameters({})}>
          Back to the model’s own
        </Button>
      )}
    </div>
  )
}

type ModelParametersProps = { parameters: Parameters; onChange: (parameters: Parameters) => void }

/** What is set of a model itself, whoever gives it its instructions. */
export function ModelParameters({ parameters, onChange }: ModelParametersProps) {
  const change = (next: Partial<Record<keyof Parameters, unknown>>) =>
    onChange(withoutUnset({ ...parameters, ...next }))
  return (
    <>
      <Temperature value={parameters.temperature} onChange={(temperature) => change({ temperature })} />
      <Field label="Longest answer, in tokens">
        {(control) => (
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_TOKENS}
            placeholder="As the model has it"
            value={parameters.maxTokens ?? ''}
            onChange={(event) => change({ maxTokens: tokensOf(event.target.value) })}
          />
        )}
      </Field>
      <Effort
        value={parameters.reasoningEffort}
        onChange={(reasoningEffort) => change({ reasoningEffort })}
      />
    </>
  )
}

type TemperatureProps = { value: number | undefined; onChange: (value: number) => void }

const Temperature = ({ value, onChange }: TemperatureProps) => (
  <Field
    label="Temperature"
    aside={<span className="text-muted-fg tabular-nums">{value?.toFixed(1) ?? 'the model’s own'}</span>}
  >
    {(control) => (
      <Slider
        id={control.id}
        aria-label="Temperature"
        min={0}
        max={2}
        step={0.1}
        value={value ?? 1}
        onValueChange={onChange}
      />
    )}
  </Field>
)

const EFFORTS = [
  { value: 'auto', label: 'Auto' },
  { value: 'none', label: 'None' },
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
] as const

type EffortProps = {
  value: Parameters['reasoningEffort']
  onChange: (value: Parameters['reasoningEffort']) => void
}

const Effort = ({ value, onChange }: EffortProps) => (
  <div className="flex flex-col gap-1.5">
    <span className="font-accent text-sm font-medium">Reasoning effort</span>
    <SegmentedControl
      label="Reasoning effort"
      value={value ?? 'auto'}
      onValueChange={(next) => onChange(next === 'auto' ? undefined : next)}
      segments={EFFORTS}
    />
  </div>
)

/** What is typed is shown at once and saved when a pause is made, or when the form is left. */
function useSaved(saved: Parameters, onSave: (parameters: Parameters) => void) {
  const [shown, setShown] = useState(saved)
  const saver = useRef<ReturnType<typeof saveLater>>(null)
  useEffect(() => () => saver.current?.flush(), [])
  const change = (value: Parameters) => {
    setShown(value)
    saver.current ??= saveLater()
    saver.current.save(() => onSave(value))
  }
  return [shown, change] as const
}

function saveLater() {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending: (() => void) | null = null
  const flush = () => {
    clearTimeout(timer)
    const save = pending
    pending = null
    save?.()
  }
  return {
    save(next: () => void) {
      pending = next
      clearTimeout(timer)
      timer = setTimeout(flush, SAVE_AFTER_MS)
    },
    flush,
  }
}

const withoutUnset = (parameters: Partial<Record<keyof Parameters, unknown>>): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined))

function tokensOf(text: string): number | undefined {
  const number = Math.trunc(Number(text))
  return number >= 1 ? Math.min(number, MOST_TOKENS) : undefined
}
