'use client'

import type { Agent } from '@parley/contracts'
import { HandleField } from '@/features/handles/handle-field.tsx'
import { ModelSelect } from '@/features/models/model-select.tsx'
import { sentenceOf } from '@/lib/api-fault.ts'
import { Banner } from '@/ui/banner.tsx'
import { Button } from '@/ui/button.tsx'
import { DialogFooter } from '@/ui/dialog.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { AgentParametersFields } from './agent-parameters.tsx'
import { AgentVisibility } from './agent-visibility.tsx'
import { LONGEST } from './agent-values.ts'
import { editAgent } from './agent-view.ts'
import { PictureField } from './picture-field.tsx'
import { ToolsField } from './tools-field.tsx'
import { useAgentForm } from './use-agent-form.ts'

export function AgentForm({ agent }: { agent: Agent | 'new' }) {
  const form = useAgentForm(agent)
  const { values, change, errors } = form
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void form.save()
      }}
    >
      <PictureField
        name={values.name}
        seed={form.id}
        saved={agent === 'new' ? null : agent.picture}
        change={form.picture}
        onChange={form.setPicture}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={errors.name}>
          {(control) => (
            <Input
              {...control}
              value={values.name}
              maxLength={LONGEST.name}
              autoComplete="off"
              onChange={(event) => form.changeName(event.target.value)}
            />
          )}
        </Field>
        <HandleField
          value={values.handle}
          onChange={(handle) => change({ handle })}
          own={agent === 'new' ? null : agent.handle}
          hint="By which it is mentioned in rooms."
          error={errors.handle}
        />
      </div>
      <Field label="Description" hint="What it is good for, for those who choose among agents.">
        {(control) => (
          <Input
            {...control}
            value={values.description}
            maxLength={LONGEST.description}
            autoComplete="off"
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <Field label="Instructions" hint="What the model is told before everything else.">
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            value={values.instructions}
            maxLength={LONGEST.instructions}
            onChange={(event) => change({ instructions: event.target.value })}
            className="max-h-64 min-h-24"
          />
        )}
      </Field>
      <Field label="Model">
        {(control) => (
          <ModelSelect control={control} chosen={values.model} onChoose={(model) => change({ model })} />
        )}
      </Field>
      <AgentVisibility value={values.visibility} onChange={(visibility) => change({ visibility })} />
      <ToolsField chosen={values.tools} onChange={(tools) => change({ tools })} />
      <AgentParametersFields
        parameters={values.parameters}
        onChange={(parameters) => change({ parameters })}
      />
      {form.fault !== null && (
        <Banner tone="danger" role="alert">
          {sentenceOf(form.fault)}
        </Banner>
      )}
      <DialogFooter sticky>
        <Button onClick={() => editAgent(null)}>Cancel</Button>
        <Button type="submit" variant="primary" loading={form.isBusy}>
          {agent === 'new' ? 'Create agent' : 'Save'}
        </Button>
      </DialogFooter>
    </form>
  )
}
