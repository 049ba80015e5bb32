import { matters } from '@/api/matters'
import { surges } from '@/api/surges'
import type { IncidentValues, Origin } from './incident'

/** What is known of an incident from what it is opened out of. */
export interface Beginning {
  /** the surge or the matter in words */
  name: string
  values: Partial<IncidentValues>
  /** names of the areas */
  names: Record<number, string>
  /** cases that nobody has taken in or dispatched yet */
  waiting: string[]
}

const LONGEST_NAME = 60
const waits = (it: { state: string }) => it.state === 'SUBMITTED' || it.state === 'ACCEPTED'
const numbers = (cases: { number: string; state: string }[]) => cases.filter(waits).map((it) => it.number)

/** @param whole how a surge of the whole city is called */
export async function began({ surge, matter }: Origin, whole: string): Promise<Beginning | undefined> {
  if (surge !== null) {
    const page = await surges.page(surge)
    const name = `${page.surge.street ?? whole}${page.surge.category}`
    return {
      name,
      values: { name, category: page.surge.code, areas: page.streets.map((it) => it.id), beginsAt: page.surge.since },
      names: Object.fromEntries(page.streets.map((it) => [it.id, it.name])),
      waiting: numbers(page.cases),
    }
  }
  if (matter !== null) {
    const page = await matters.page(matter)
    return { name: page.matter.name, values: { name: page.matter.name.slice(0, LONGEST_NAME), beginsAt: page.matter.first }, names: {}, waiting: numbers(page.cases) }
  }
  return undefined
}
