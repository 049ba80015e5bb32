/** Typed things that must survive a reload; thrown away on log-out and after two days. */
const PREFIX = 'jieban.draft.'
const KEEP = 2 * 24 * 3600 * 1000

export type DraftStore = 'session' | 'local'

function storage(where: DraftStore): Storage | undefined {
  try {
    return where === 'local' ? localStorage : sessionStorage
  } catch {
    return undefined
  }
}

export function readDraft(where: DraftStore, name: string): unknown {
  try {
    const raw = storage(where)?.getItem(PREFIX + name)
    if (!raw) return undefined
    const { at, value } = JSON.parse(raw) as { at: number; value: unknown }
    return Date.now() - at > KEEP ? undefined : value
  } catch {
    return undefined
  }
}

export function writeDraft(where: DraftStore, name: string, value: unknown): void {
  try {
    storage(where)?.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), value }))
  } catch {
    /* full or closed: the form still holds it */
  }
}

export function dropDraft(where: DraftStore, name: string): void {
  try {
    storage(where)?.removeItem(PREFIX + name)
  } catch {
    /* nothing to drop */
  }
}

export function forgetDrafts(): void {
  for (const where of ['local', 'session'] as const) {
    try {
      const store = storage(where)
      if (!store) continue
      for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key)
    } catch {
      /* closed */
    }
  }
}
