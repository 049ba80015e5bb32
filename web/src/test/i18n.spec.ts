import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Words } from '@/i18n'

const read = (locale: 'zh-CN' | 'en'): Record<string, string> => {
  const files =
    locale === 'zh-CN'
      ? import.meta.glob<{ default: Words }>('../i18n/zh-CN/*.ts', { eager: true })
      : import.meta.glob<{ default: Words }>('../i18n/en/*.ts', { eager: true })
  const flat: Record<string, string> = {}
  const walk = (prefix: string, words: Words) => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') flat[`${prefix}.${key}`] = value
      else walk(`${prefix}.${key}`, value)
    }
  }
  for (const [path, module] of Object.entries(files)) walk(path.replace(/^.*\/(.+)\.ts$/, '$1'), module.default)
  return flat
}

const zh = read('zh-CN')
const en = read('en')

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* sources(join(folder, entry.name))
    else if (/\.(vue|ts)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name)) yield join(folder, entry.name)
  }
}

describe('the words of the app', () => {
  it('exist in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })

  it('have the same places for values in both languages', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    const differing = Object.keys(zh).filter((key) => String(places(zh[key] ?? '')) !== String(places(en[key] ?? '')))
    expect(differing).toEqual([])
  })

  it('are there for every key that the source names', () => {
    const missing: string[] = []
    for (const file of sources('src')) {
      const text = readFileSync(file, 'utf8')
      for (const found of text.matchAll(/(?<![\w.])\$?t\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)) {
        if (found[1] && !(found[1] in zh)) missing.push(`${file}: ${found[1]}`)
      }
      for (const found of text.matchAll(/title: '([\w-]+\.[\w.-]+)'/g)) {
        if (/routes?\.ts$/.test(file) && found[1] && !(found[1] in zh)) missing.push(`${file}: ${found[1]}`)
      }
    }
    expect(missing).toEqual([])
  })

  it('stand in no component: Chinese text belongs into the word files', () => {
    const offenders: string[] = []
    for (const file of sources('src')) {
      if (!file.endsWith('.vue')) continue
      const template = readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '').match(/<template>[\s\S]*<\/template>/)?.[0] ?? ''
      const found = template.match(/[\u4e00-\u9fff]+/g)?.filter((word) => word !== '中文')
      if (found?.length) offenders.push(`${file}: ${found.join(' ')}`)
    }
    expect(offenders).toEqual([])
  })
})
