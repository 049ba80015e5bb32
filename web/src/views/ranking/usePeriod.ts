import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { assessment } from '@/api/assessment'

/** The period that a page of figures shows: a month's or a week, named in its address. */
export function usePeriod() {
  const route = useRoute()
  const router = useRouter()
  const months = useQuery({ queryKey: ['assessment', 'periods'], queryFn: assessment.periods, staleTime: 600_000 })
  const weeks = useQuery({ queryKey: ['assessment', 'weeks'], queryFn: assessment.weeks, staleTime: 600_000 })
  // the last finished period is what people came for
  const period = computed<string>(() => {
    const all = months.data.value ?? []
    const asked = route.query.period
    if (typeof asked === 'string' && asked !== '') return asked
    return (all.find((it) => it.state !== 'OPEN') ?? all[0])?.id ?? ''
  })
  const line = computed(() => [...(months.data.value ?? []), ...(weeks.data.value ?? [])].find((it) => it.id === period.value))
  const isWeek = computed(() => period.value.includes('W'))
  const set = (change: Record<string, string>) => void router.replace({ query: { ...route.query, ...change } })
  return { months, weeks, period, line, isWeek, set }
}
