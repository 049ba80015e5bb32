import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { incidents } from '@/api/incidents'

const HOUR = 3_600_000

/** Requests of a category with coordinates since a moment, as dots of a map. */
export function useDots(category: () => string | null, since: () => string) {
  // to the hour, so that a map does not ask anew with every look
  const from = computed(() => new Date(Math.floor(Date.parse(since()) / HOUR) * HOUR).toISOString())
  const found = useQuery({
    queryKey: computed(() => ['incidents', 'dots', category(), from.value]),
    queryFn: () => incidents.dots(category() ?? '', from.value),
    enabled: computed(() => category() !== null),
    staleTime: 60_000,
  })
  return {
    dots: computed(() => (found.data.value ?? []).map((it) => ({ lat: it.lat, lon: it.lon, title: it.title }))),
    waits: computed(() => !found.data.value),
  }
}
