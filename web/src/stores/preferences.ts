import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { speak } from '@/i18n'
import type { Locale } from '@/lib/time'

export type Theme = 'auto' | 'light' | 'dark'

interface Kept {
  theme?: Theme
  largeType?: boolean
  locale?: Locale
}

const KEY = 'jieban.preferences'

function kept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept
  } catch {
    return {}
  }
}

/** How this person wants to see the app; kept in this browser. */
export const usePreferences = defineStore('preferences', () => {
  const before = kept()
  const theme = ref<Theme>(before.theme ?? 'auto')
  const largeType = ref(before.largeType ?? false)
  const locale = ref<Locale>(before.locale ?? 'zh-CN')
  const night = ref(matchMedia('(prefers-color-scheme: dark)').matches)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => (night.value = event.matches))
  const dark = computed(() => theme.value === 'dark' || (theme.value === 'auto' && night.value))

  watch(
    [theme, largeType, locale, dark],
    () => {
      document.documentElement.classList.toggle('dark', dark.value)
      document.documentElement.classList.toggle('large', largeType.value)
      try {
        localStorage.setItem(
          KEY,
          JSON.stringify({ theme: theme.value, largeType: largeType.value, locale: locale.value } satisfies Kept),
        )
      } catch {
        /* storage is closed: the choice lasts as long as the page */
      }
    },
    { immediate: true },
  )
  watch(locale, (to) => void speak(to))

  return { theme, largeType, locale, dark }
})
