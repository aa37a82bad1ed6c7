/**
 * Values that outlive the page, each under a key of its own in localStorage: so that two tabs that write at the same time
 * do not overwrite what the other has just kept. Where storage is refused or full, values last as long as the page.
 */
export function keptRecords<Value>(prefix: string) {
  const keyOf = (id: string) => `${prefix}.${id}`
  const idOf = (key: string) => key.slice(prefix.length + 1)
  const isOurs = (key: string | null): key is string => key?.startsWith(`${prefix}.`) ?? false

  return {
    all(): Record<string, Value> {
      const found: Record<string, Value> = {}
      for (const key of keysOfStorage().filter(isOurs)) {
        const value = parse<Value>(readItem(key))
        if (value !== null) found[idOf(key)] = value
      }
      return found
    },
    keep(id: string, value: Value) {
      attempt(() => localStorage.setItem(keyOf(id), JSON.stringify(value)))
    },
    drop(id: string) {
      attempt(() => localStorage.removeItem(keyOf(id)))
    },
    /** Tells of what other tabs keep and drop; null when it was dropped. */
    onOthers(listener: (id: string, value: Value | null) => void): () => void {
      const hear = ({ key, newValue, storageArea }: StorageEvent) => {
        if (storageArea === localStorage && isOurs(key)) listener(idOf(key), parse<Value>(newValue))
      }
      addEventListener('storage', hear)
      return () => removeEventListener('storage', hear)
    },
  }
}

const keysOfStorage = (): string[] => attempt(() => Object.keys(localStorage)) ?? []

const readItem = (key: string): string | null => attempt(() => localStorage.getItem(key)) ?? null

function parse<Value>(json: string | null): Value | null {
  return json === null ? null : (attempt(() => JSON.parse(json) as Value) ?? null)
}

/** Private windows refuse storage and full ones throw: neither may stop someone from writing. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
