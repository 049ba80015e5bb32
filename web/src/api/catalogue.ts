import { http, type Slice } from '@/api/http'
import type { UnitName } from '@/api/units'
import type { Messages } from '@/api/problem'

export const URGENCIES = ['DANGER', 'LIVELIHOOD', 'GENERAL', 'COMPLEX'] as const
export type Urgency = (typeof URGENCIES)[number]

export const CASE_KINDS = ['CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export interface Category {
  code: string
  name: string
  /** Code of the category above, null on the first level. */
  parent: string | null
  level: number
  kind: CaseKind
  urgency: Urgency
  exempt: boolean
  sensitive: boolean
  keywords: string[]
  examples: string
}

/** What the dispatch catalogue (派单目录) says about a matter at a place. */
export interface Decision {
  /** Null, like the limits, when the catalogue cannot decide; `why` then says what is missing. */
  unit: UnitName | null
  assisting: UnitName[]
  limits: { sign: string; contact: string; feedback: string } | null
  mode: 'DIRECT' | 'BACKSTOP' | 'UNDECIDED'
  rule: number | null
  version: number | null
  why: Messages
}

export interface CatalogueVersion {
  version: number | string
  from: string
  rules: number
  note?: string | null
}

export interface CatalogueRule {
  id: number
  category: { code: string; name: string } | null
  area: UnitName | null
  unit: UnitName | null
  assisting: UnitName[]
  mode: 'DIRECT' | 'BACKSTOP'
}

export interface CalendarYear {
  year: number
  days: { date: string; kind: 'HOLIDAY' | 'WORKDAY'; name: string }[]
  hours: [string, string][]
}

export const catalogue = {
  categories: () => http.get<Category[]>('/categories'),
  decision: (category: string, area: number | null, urgency: Urgency, signal?: AbortSignal) =>
    http.get<Decision>('/catalogue/decision', { category, area, urgency }, signal ? { signal } : {}),
  versions: () => http.get<CatalogueVersion[]>('/catalogue/versions'),
  rules: (query: { version?: string | number; q?: string; cursor?: string | null }) =>
    http.get<Slice<CatalogueRule>>('/catalogue/rules', query),
  calendar: (year: number) => http.get<CalendarYear>('/calendar', { year }),
}
