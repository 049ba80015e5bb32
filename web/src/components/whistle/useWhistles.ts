import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { CaseFile } from '@/api/cases'
import { whistles, type WhistleAct } from '@/api/whistles'

/** The whistles of a case, read again whenever the case has moved on. */
export function useWhistles(file: MaybeRefOrGetter<CaseFile>) {
  return useQuery({
    queryKey: computed(() => ['cases', 'whistles', toValue(file).number, toValue(file).version]),
    queryFn: () => whistles.ofCase(toValue(file).number),
    placeholderData: (before) => before,
  })
}

/** Whether the server offers an act of a whistle now. */
export function offers(file: CaseFile, act: WhistleAct): boolean {
  return file.possible.some((it) => String(it.act) === act && !it.why)
}

export function useWhistlesChanged() {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['cases'] }),
      queries.invalidateQueries({ queryKey: ['whistles'] }),
      queries.invalidateQueries({ queryKey: ['notices'] }),
    ])
}
