// Adds up the reports of JUnit, vitest and Playwright and prints the last line of ./jieban test.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [gatesFailed, home, ...parts] = process.argv.slice(2)
const counts = join(home, 'server/target/test-counts')
const total = { passed: 0, failed: Number(gatesFailed) }
const failures = []

function add(what, passed, failed, skipped = 0) {
  console.log(`${what}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  total.passed += passed
  total.failed += failed
}

/** A part that left no report did not run, and that is a failure of its own. */
function missing(what) {
  failures.push(`${what}: no report`)
  add(what, 0, 1)
}

/** The beginning of what a failed test said, as it stands in the report, so that a log alone tells why. */
function firstLines(words) {
  const text = words
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#10;/g, '\n')
    .replace(/&amp;/g, '&')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at (java|jdk|org\.(junit|apache|springframework))/.test(line))
    .slice(0, 14)
    .map((line) => `      ${line.slice(0, 240)}`)
    .join('\n')
}

function junit() {
  const folder = join(home, 'server/target/surefire-reports')
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => /^TEST-.*\.xml$/.test(f)) : []
  if (files.length === 0) return missing('server (JUnit)')
  let tests = 0
  let failed = 0
  let skipped = 0
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8')
    const suite = /<testsuite\b[^>]*>/.exec(text)?.[0] ?? ''
    const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0)
    tests += number('tests')
    failed += number('failures') + number('errors')
    skipped += number('skipped')
    for (const [, name, type, kind, words] of text.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"[^>]*>\s*<(failure|error)\b[^>]*>(?:<!\[CDATA\[)?([\s\S]*?)(?:\]\]>|<\/)/g)) {
      failures.push(`${type}: ${name} (${kind})\n${firstLines(words)}`)
    }
  }
  add('server (JUnit)', tests - failed - skipped, failed, skipped)
}

function vitest() {
  const file = join(counts, 'vitest.json')
  if (!existsSync(file)) return missing('web (vitest)')
  const report = JSON.parse(readFileSync(file, 'utf8'))
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === 'failed') failures.push(`${suite.name}: ${test.fullName}`)
    }
    // a file that could not be loaded has no tests to fail
    if (suite.status === 'failed' && suite.assertionResults.length === 0) {
      failures.push(`${suite.name}: ${suite.message}`)
      total.failed += 1
    }
  }
  add('web (vitest)', report.numPassedTests, report.numFailedTests, report.numPendingTests)
}

function said(spec) {
  const errors = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors ?? []))
  // eslint-disable-next-line no-control-regex -- the colours of a terminal
  return (errors[0]?.message ?? '').replace(/\u001b\[[0-9;]*m/g, '')
}

function playwright(shape) {
  const file = join(counts, `playwright-${shape}.json`)
  if (!existsSync(file)) return missing(`stories on the ${shape} (Playwright)`)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) if (!spec.ok) failures.push(`${spec.file} on the ${shape}: ${spec.title}\n${firstLines(said(spec))}`)
    for (const inner of suite.suites ?? []) walk(inner)
  }
  report.suites.forEach(walk)
  const { expected, flaky, unexpected, skipped } = report.stats
  add(`stories on the ${shape} (Playwright)`, expected + flaky, unexpected + (report.errors?.length ?? 0), skipped)
}

if (parts.includes('web')) vitest()
if (parts.includes('server')) junit()
if (parts.includes('e2e')) ['desktop', 'phone'].forEach(playwright)
for (const failure of failures) console.log(`  ✗ ${failure}`)
if (Number(gatesFailed) > 0) console.log(`checks and builds that failed: ${gatesFailed}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
