import { nextTick, onMounted, watch, type Ref, type WatchSource } from 'vue'

/** In a row that may be longer than the screen, what stands for the page one is on is never out of sight; `moved` tells of another page. */
export function useInSight(row: Readonly<Ref<HTMLElement | null>>, selector: string, moved: WatchSource): void {
  async function show(): Promise<void> {
    await nextTick()
    const here = row.value?.querySelector<HTMLElement>(selector)
    if (row.value && here) row.value.scrollLeft = here.offsetLeft - (row.value.clientWidth - here.offsetWidth) / 2
  }
  onMounted(show)
  watch(moved, show)
}
