import { type LanguageId, LANGUAGES } from './language-list.ts'

const names = new Map<string, LanguageId>()
const labels = new Map<string, string>()
const isLanguage = (name: string): name is LanguageId => Object.hasOwn(LANGUAGES, name)
for (const id of Object.keys(LANGUAGES).filter(isLanguage)) {
  const [label = id, aliases = ''] = LANGUAGES[id].split('|')
  labels.set(id, label)
  for (const name of [id, ...aliases.split(' ')]) names.set(name, id)
}

/** The language that goes by this name after a fence, if we know it. */
export const languageNamed = (name: string | undefined) => (name ? names.get(name.toLowerCase()) : undefined)

/** What to call it: a name we know, else the word as it was written. */
export const languageLabel = (name: string | undefined) =>
  labels.get(languageNamed(name) ?? '') ?? name ?? 'Text'

/** A file name given as `title=app.ts`, `title="my app.ts"` or `filename=…`. */
export const titleIn = (meta: string | undefined) => {
  const match = /(?:^|\s)(?:title|filename|file)=(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(meta ?? '')
  return match?.[1] ?? match?.[2] ?? match?.[3]
}
