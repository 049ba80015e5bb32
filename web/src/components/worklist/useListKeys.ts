import { onMounted, onUnmounted, type Ref } from 'vue'

/** `/` search, `j` `k` move, `Enter` opens (the row is a link), `x` selects, `?` explains. Never while typing. */
export function useListKeys(list: Ref<HTMLElement | undefined>, help: () => void): void {
  function rows(): HTMLElement[] {
    return [...(list.value?.querySelectorAll<HTMLElement>('a[data-number]') ?? [])]
  }

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const target = event.target as HTMLElement
    if (target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]')) return
    if (event.key === '/') {
      document.querySelector<HTMLInputElement>('[data-search] input, input[data-search]')?.focus()
    } else if (event.key === 'j' || event.key === 'k') {
      const all = rows()
      const from = all.findIndex((row) => row === document.activeElement)
      const start = from >= 0 ? from : all.findIndex((row) => row.getAttribute('aria-current') === 'true')
      const next = event.key === 'j' ? start + 1 : Math.max(start - 1, 0)
      all[Math.min(next, all.length - 1)]?.focus()
    } else if (event.key === 'x') {
      target.closest('li')?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click()
    } else if (event.key === '?') {
      help()
    } else return
    event.preventDefault()
  }

  onMounted(() => document.addEventListener('keydown', key))
  onUnmounted(() => document.removeEventListener('keydown', key))
}
