import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { watch, type Ref } from 'vue'
import { assessment } from '@/api/assessment'

const LOOK_AGAIN = 2000

/** Keeps figures of a period that goes on fresh: they are asked for again when the server counted something new. */
export function useStamp(enabled: Ref<boolean>) {
  const client = useQueryClient()
  const stamp = useQuery({ queryKey: ['assessment-stamp'], queryFn: assessment.stamp, enabled, refetchInterval: LOOK_AGAIN, staleTime: 0 })
  watch(
    () => stamp.data.value?.stamp,
    (now, before) => {
      if (before !== undefined && now !== before) void client.invalidateQueries({ queryKey: ['assessment'] })
    },
  )
}
