import { onScopeDispose, toRaw, watch, type Ref, ref } from 'vue'
import { useSession } from '@/stores/session'
import { dropDraft, readDraft, writeDraft, type DraftStore } from '@/lib/drafts'

/**
 * Keeps what is typed into `values` in this browser until it is sent: comes back after a reload or a lost log-in.
 * Phones and names belong into the `session` store, which ends with the tab.
 */
export function useDraft<T extends object>(what: string, values: T, where: DraftStore = 'local') {
  // two people may share a computer
  const name = `${useSession().person?.id ?? 'guest'}.${what}`
  const restored: Ref<boolean> = ref(false)
  const found = readDraft(where, name)
  if (typeof found === 'object' && found !== null) {
    for (const [key, value] of Object.entries(found)) {
      if (key in values) (values as Record<string, unknown>)[key] = value
    }
    restored.value = true
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  let dirty = false
  const write = () => {
    clearTimeout(timer)
    if (dirty) writeDraft(where, name, toRaw(values))
    dirty = false
  }
  watch(
    () => values,
    () => {
      dirty = true
      clearTimeout(timer)
      timer = setTimeout(write, 300)
    },
    { deep: true, flush: 'sync' },
  )
  onScopeDispose(write)
  addEventListener('pagehide', write)
  onScopeDispose(() => removeEventListener('pagehide', write))

  function drop(): void {
    clearTimeout(timer)
    dirty = false
    restored.value = false
    dropDraft(where, name)
  }
  return { restored, drop }
}
