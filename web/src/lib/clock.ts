import { ref, type Ref } from 'vue'

/**
 * The time by the server, because an office computer's clock may be wrong by minutes and a 2-hour limit is not.
 * Only a difference above half a minute counts; below that the header's whole seconds would only add noise.
 */
let skew = 0

export function noteServerDate(header: string | null): void {
  if (!header) return
  const difference = Date.parse(header) - Date.now()
  if (Number.isNaN(difference)) return
  skew = Math.abs(difference) > 30_000 ? difference : 0
}

export function nowMillis(): number {
  return Date.now() + skew
}

const now = ref(nowMillis())
let timer: ReturnType<typeof setInterval> | undefined

/** The present moment, moving on every ten seconds: one timer for the whole app. */
export function useNow(): Readonly<Ref<number>> {
  timer ??= setInterval(() => {
    now.value = nowMillis()
  }, 10_000)
  return now
}
