import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { cases, type CaseQuery, type CaseRow, type Queue } from '@/api/cases'

export interface Filters {
  queue: Queue
  q: string
  urgency: string
  category: string
  unit: number | null
  subtree: boolean
}

const PAGE = 50

function one(query: LocationQuery, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}

/** A list of cases whose queue, filters and open case live in the address, so that each view has a link. */
export function useWorkList(queues: readonly Queue[]) {
  const route = useRoute()
  const router = useRouter()

  const filters = computed<Filters>(() => {
    const asked = one(route.query, 'queue') as Queue
    const unit = Number(one(route.query, 'unit'))
    return {
      queue: queues.includes(asked) ? asked : (queues[0] ?? 'ALL_OPEN'),
      q: one(route.query, 'q'),
      urgency: one(route.query, 'urgency'),
      category: one(route.query, 'category'),
      unit: unit > 0 ? unit : null,
      subtree: one(route.query, 'subtree') === '1',
    }
  })
  const opened = computed(() => one(route.query, 'case') || null)

  function change(next: Partial<Filters>): void {
    const all = { ...filters.value, ...next }
    const query: Record<string, string> = { queue: all.queue }
    if (all.q) query.q = all.q
    if (all.urgency) query.urgency = all.urgency
    if (all.category) query.category = all.category
    if (all.unit) query.unit = String(all.unit)
    if (all.subtree) query.subtree = '1'
    // on a wide screen the open case stays beside the new list
    if (opened.value && matchMedia('(min-width: 768px)').matches) query.case = opened.value
    void router.replace({ query })
  }

  /** The address of a case beside this list. */
  const addressOf = (number: string) => ({ path: route.path, query: { ...route.query, case: number } })

  function open(number: string): void {
    void router.push(addressOf(number))
  }

  function close(): void {
    const rest = { ...route.query }
    delete rest.case
    void router.push({ query: rest })
  }

  const asked = computed<CaseQuery>(() => {
    const it = filters.value
    const query: CaseQuery = { queue: it.queue, limit: PAGE }
    // a number may be typed as it is shown, in groups
    if (it.q) query.q = /^[\d\s-]{12,}$/.test(it.q) ? it.q.replace(/[\s-]/g, '') : it.q
    if (it.urgency) query.urgency = it.urgency
    if (it.category) query.category = it.category
    if (it.unit) query.unit = it.unit
    if (it.subtree) query.subtree = true
    return query
  })

  const list = useInfiniteQuery({
    queryKey: computed(() => ['cases', 'list', asked.value]),
    queryFn: ({ pageParam, signal }) => cases.list({ ...asked.value, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const rows = computed<CaseRow[]>(() => list.data.value?.pages.flatMap((page) => page.items) ?? [])

  const counts = useQuery({
    queryKey: computed(() => ['cases', 'counts', filters.value.unit]),
    queryFn: () => cases.counts(filters.value.unit ?? undefined),
    refetchInterval: 30_000,
  })

  return { filters, change, opened, open, close, addressOf, list, rows, counts }
}
