import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { cases, type CaseNumber } from '@/api/cases'

/** One case by its number, and the way to say that it has changed. */
export function useCase(number: MaybeRefOrGetter<CaseNumber>) {
  return useQuery({
    queryKey: computed(() => ['cases', 'one', String(toValue(number))]),
    queryFn: () => cases.get(toValue(number)),
    staleTime: 5_000,
  })
}

export function useCasesChanged() {
  const queries = useQueryClient()
  return () =>
    Promise.all([queries.invalidateQueries({ queryKey: ['cases'] }), queries.invalidateQueries({ queryKey: ['notices'] })])
}
