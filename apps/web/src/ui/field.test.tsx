// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { Field } from './field.tsx'
import { Input } from './input.tsx'
import { find, mount } from './testing.tsx'

const email = (error?: string) => (
  <Field label="E-mail" hint="Only for signing in." error={error}>
    {(control) => <Input {...control} />}
  </Field>
)

const describedBy = () => {
  const ids = find('input').getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent)
}

test('a control is named by its label and described by its hint', () => {
  mount(email())
  expect(document.querySelector('label')?.control).toBe(find('input'))
  expect(describedBy()).toEqual(['Only for signing in.'])
  expect(find('input').getAttribute('aria-invalid')).toBeNull()
})

test('an error marks the control and is announced by a region that was there before it', () => {
  const { rerender } = mount(email())
  const alert = find('[role="alert"]')
  rerender(email('Already taken.'))
  expect(find('[role="alert"]')).toBe(alert)
  expect(alert.textContent).toBe('Already taken.')
  expect(describedBy()).toEqual(['Only for signing in.', 'Already taken.'])
  expect(find('input').getAttribute('aria-invalid')).toBe('true')
})
