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

/** A one-line name or title, trimmed, 1 to 200 characters. */
export const Line = z
  .string()
  .overwrite((text) => cleanText(text).replace(/\s+/g, ' ').trim())
  .min(1)
  .max(200)
  .meta({ id: 'Line' })
