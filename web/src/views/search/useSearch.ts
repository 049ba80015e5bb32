import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { search, type SearchRequest } from '@/api/search'

export interface Asked {
  q: string
  state: string
  unit: number | null
  category: string
  urgency: string
  kind: string
  channel: string
  from: string
  until: string
  newest: boolean
}
const NAMES = ['q', 'state', 'category', 'urgency', 'kind', 'channel', 'from', 'until'] as const
const PAGE = 20

/** What is looked for stands in the address, but for the claimant's phone, which never does. */
export function useSearch() {
  const route = useRoute()
  const router = useRouter()
  const phone = ref('')
  const one = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : '')

  const asked = computed<Asked>(() => {
    const unit = Number(one('unit'))
    const words = Object.fromEntries(NAMES.map((name) => [name, one(name)])) as Record<(typeof NAMES)[number], string>
    return { ...words, unit: unit > 0 ? unit : null, newest: one('newest') === '1' }
  })

  function change(next: Partial<Asked>): void {
    const all = { ...asked.value, ...next }
    const query: Record<string, string> = {}
    for (const name of NAMES) if (all[name]) query[name] = all[name]
    if (all.unit) query.unit = String(all.unit)
    if (all.newest) query.newest = '1'
    void router.replace({ query })
  }

  const narrowed = computed(() => Object.entries(asked.value).filter(([name, value]) => name !== 'q' && name !== 'newest' && Boolean(value)).length + Number(phone.value !== ''))
  const anything = computed(() => asked.value.q.trim() !== '' || narrowed.value > 0)

  const request = computed<SearchRequest>(() => {
    const it = asked.value
    const open = it.state === 'OPEN'
    return {
      text: it.q,
      ...(open ? { open } : {}),
      ...(it.state && !open ? { state: it.state as NonNullable<SearchRequest['state']> } : {}),
      ...(it.unit ? { unit: it.unit } : {}),
      ...(it.category ? { category: it.category } : {}),
      ...(it.urgency ? { urgency: it.urgency as NonNullable<SearchRequest['urgency']> } : {}),
      ...(it.kind ? { kind: it.kind as NonNullable<SearchRequest['kind']> } : {}),
      ...(it.channel ? { channel: it.channel as NonNullable<SearchRequest['channel']> } : {}),
      ...(it.from ? { from: it.from } : {}),
      ...(it.until ? { until: it.until } : {}),
      ...(phone.value ? { phone: phone.value } : {}),
      newest: it.newest,
      limit: PAGE,
    }
  })
  const list = useInfiniteQuery({
    queryKey: computed(() => ['search', request.value]),
    queryFn: ({ pageParam, signal }) => search.cases({ ...request.value, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: anything,
    gcTime: 60_000,
  })
  const rows = computed(() => list.data.value?.pages.flatMap((page) => page.items) ?? [])
  const first = computed(() => list.data.value?.pages[0])
  return { asked, change, phone, narrowed, anything, list, rows, first }
}
