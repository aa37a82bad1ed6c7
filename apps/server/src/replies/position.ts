import { AppError } from '@parley/contracts'

/** How far someone has read an answer: all parts before this one, and so much of it. */
export type Position = { attempt: number; part: number; offset: number }

export const formatPosition = ({ attempt, part, offset }: Position): string => `${attempt}.${part}.${offset}`

/** The position a `Last-Event-ID` names; undefined when there is none. */
export function parsePosition(id: string | string[] | undefined): Position | undefined {
  if (id === undefined || id === '') return undefined
  const [, attempt, part, offset] = /^(\d{1,6})\.(\d{1,6})\.(\d{1,9})$/.exec(String(id)) ?? []
  if (attempt === undefined)
    throw new AppError('invalid_cursor', { detail: 'Last-Event-ID is not one of this stream.' })
  return { attempt: Number(attempt), part: Number(part), offset: Number(offset) }
}
