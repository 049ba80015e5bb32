import { createI18n } from 'vue-i18n'
import type { Locale } from '@/lib/time'

/** One file an area (`zh-CN/work.ts`, `en/work.ts`); its name is the first part of every key in it. */
export type Words = { [key: string]: string | Words }

const chinese = import.meta.glob<{ default: Words }>('./zh-CN/*.ts', { eager: true })
const english = import.meta.glob<{ default: Words }>('./en/*.ts')

const area = (path: string) => path.replace(/^.*\/([^/]+)\.ts$/, '$1')

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  messages: { 'zh-CN': Object.fromEntries(Object.entries(chinese).map(([path, it]) => [area(path), it.default])) } as Record<
    string,
    Words
  >,
})

let englishIsHere = false

/** Changes the language; English comes over the line only for those who want it. */
export async function speak(locale: Locale): Promise<void> {
  if (locale === 'en' && !englishIsHere) {
    const loaded = await Promise.all(
      Object.entries(english).map(async ([path, load]) => [area(path), (await load()).default] as const),
    )
    i18n.global.setLocaleMessage('en', Object.fromEntries(loaded) as Words)
    englishIsHere = true
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}

const inEnglish = () => i18n.global.locale.value === 'en'

/** Between the items of a list, as the language of the screen writes it. */
export const comma = (): string => (inEnglish() ? ', ' : '、')

/** Between a word and what is said of it. */
export const colon = (): string => (inEnglish() ? ': ' : '：')
