import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** A value that follows another once it has stood still for a while, so that nobody is asked at every key. */
export function useSettled<T>(source: () => T, millis = 250): Readonly<Ref<T>> {
  const settled = ref(source()) as Ref<T>
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(source, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => (settled.value = now), millis)
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}
