/** Photos and recordings of a report that is not sent yet, kept in the browser's own database: they are too big for a draft. */
const NAME = 'jieban.portal'
const STORE = 'files'

export interface KeptFile {
  local: string
  kind: 'PHOTO' | 'AUDIO'
  name: string
  blob: Blob
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'local' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await open()
    try {
      return await new Promise<T>((resolve, reject) => {
        const request = act(database.transaction(STORE, mode).objectStore(STORE))
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('indexedDB'))
      })
    } finally {
      database.close()
    }
  } catch {
    return undefined // closed or full (private windows): the page still holds the file
  }
}

export const keptFiles = {
  all: async () => ((await inStore<KeptFile[]>('readonly', (store) => store.getAll())) ?? []),
  keep: (file: KeptFile) => inStore('readwrite', (store) => store.put(file)),
  drop: (local: string) => inStore('readwrite', (store) => store.delete(local)),
  clear: () => inStore('readwrite', (store) => store.clear()),
}
