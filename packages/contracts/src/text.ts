import { z } from 'zod'
import { MAX_TEXT } from './text-limit.ts'

// Everything below U+0020 but tab, line feed and carriage return, and DEL: invisible, and NUL is refused by PostgreSQL.
// eslint-disable-next-line no-control-regex -- matching control characters is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Drops control characters and replaces lone surrogates by U+FFFD, so that every store and screen holds the same text. */
export const cleanText = (text: string): string => text.toWellFormed().replace(CONTROL, '')

/** What a person writes: 1 to {@link MAX_TEXT} characters after {@link cleanText}, not only blanks. */
export const Text = z
  .string()
  .overwrite(cleanText)
  .max(MAX_TEXT)
  .refine((text) => text.trim() !== '', 'must not be blank')
  .meta({ id: 'Text' })

// Takes no room, or turns the writing around: with these a name could look like another, or turn what stands beside it.
const UNSEEN = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** A one-line name or title, trimmed, 1 to 200 characters, with something in it that can be seen. */
export const Line = z
  .string()
  .overwrite((text) => cleanText(text).replace(UNSEEN, '').replace(/\s+/g, ' ').trim())
  .min(1)
  .max(200)
  .refine((text) => text === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(text), 'must have something to be seen')
  .meta({ id: 'Line' })
