import { AppError } from '@parley/contracts'
import { sql, type ExpressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Schema } from '../db/schema.ts'

type Place = { at: number; id: string }

/** The words that are looked for. */
export const wordsOf = (q: string | undefined): string[] =>
  (q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)

export const matchesWord = (text: Expression<string>, word: string) =>
  sql<boolean>`lower(${text}) LIKE ${`%${escapeLike(word)}%`} ESCAPE '\\'`

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Where the next page of a list goes on that has the newest first. */
export const cursorAt = ({ at, id }: Place): string => `${at}.${id}`

function parseCursor(cursor: string): Place {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (!at || !id) throw new AppError('invalid_cursor')
  return { at: Number(at), id }
}

/** Chats after a cursor, in a list that has the most recently active first. */
export function chatsAfter(cursor: string): (row: ExpressionBuilder<Schema, 'chats'>) => Expression<SqlBool> {
  const { at, id } = parseCursor(cursor)
  return (row) =>
    row.or([
      row('chats.active_at', '<', at),
      row.and([row('chats.active_at', '=', at), row('chats.id', '<', id)]),
    ])
}

export function invitationsAfter(
  cursor: string,
): (row: ExpressionBuilder<Schema, 'invitations'>) => Expression<SqlBool> {
  const { at, id } = parseCursor(cursor)
  return (row) =>
    row.or([
      row('invitations.created_at', '<', at),
      row.and([row('invitations.created_at', '=', at), row('invitations.id', '<', id)]),
    ])
}

/** One page of rows of which one more was read than it holds. */
export function pageOf<Item>(items: Item[], limit: number, placeOf: (item: Item) => Place) {
  const last = items[limit - 1]
  return items.length > limit && last
    ? { items: items.slice(0, limit), nextCursor: cursorAt(placeOf(last)) }
    : { items }
}
