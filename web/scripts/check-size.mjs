// The first load of a page may cost at most 300 kB of script, gzipped: the entry and everything it imports at
// once, plus the heaviest single page with what that page imports at once.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT = 300 * 1000
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const sizes = new Map()
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`dist/${file}`)).length)
  return sizes.get(file)
}
const closure = (key, seen = new Set()) => {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) closure(next, seen)
  return seen
}
const weight = (keys) => [...keys].reduce((sum, key) => sum + sizeOf(manifest[key].file), 0)

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const shell = Object.keys(manifest).filter((key) => /components\/shell\/.*Shell\.vue$/.test(key))
const base = closure(entry)
for (const key of shell) closure(key, base)
const pages = Object.keys(manifest).filter((key) => /\.view\.vue$/.test(key))
const loads = pages
  .map((page) => ({ page, bytes: weight(closure(page, new Set(base))) }))
  .sort((a, b) => b.bytes - a.bytes)

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
console.log(`first load: entry and shell ${kB(weight(base))} gzipped`)
for (const { page, bytes } of loads.slice(0, 3)) console.log(`  ${kB(bytes).padStart(9)}  ${page}`)
if ((loads[0]?.bytes ?? weight(base)) > LIMIT) {
  console.error(`Too heavy: a first load may be at most ${kB(LIMIT)}.`)
  process.exit(1)
}
