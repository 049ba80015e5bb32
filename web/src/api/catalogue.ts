import { http, type Slice } from '@/api/http'
import { csv, type CsvOutcome, type UnitName } from '@/api/units'
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
  version: number
  effectiveFrom: string
  recordedAt: string
  recordedBy: string
  note: string
  rules: number
}

export const CHARGES = ['STREET', 'DISTRICT', 'DISTRICT_DEPARTMENT', 'DEPARTMENT', 'ENTERPRISE', 'HOTLINE'] as const
/** What kind of unit is in charge; which one follows from the place, or is named by the rule. */
export type Charge = (typeof CHARGES)[number]

export interface CatalogueRule {
  number: number
  category: string | null
  categoryPath: string[]
  area: string | null
  areaName: string | null
  charge: Charge
  unit: string | null
  unitName: string | null
  function: string | null
  assisting: string[]
  sign: string | null
  contact: string | null
  feedback: string | null
  urgency: Urgency | null
  note: string
}

export interface CalendarYear {
  year: number
  /** Whether the year was announced; if not, only weekends are free in it. */
  known: boolean
  days: { date: string; kind: 'HOLIDAY' | 'WORKDAY'; name: string; nameEn: string }[]
  hours: [string, string][]
}

export const catalogue = {
  categories: () => http.get<Category[]>('/categories'),
  decision: (category: string, area: number | null, urgency: Urgency | null, signal?: AbortSignal) =>
    http.get<Decision>('/catalogue/decision', { category, area, urgency }, signal ? { signal } : {}),
  versions: () => http.get<CatalogueVersion[]>('/catalogue/versions'),
  rules: (query: { version?: string | number; q?: string; cursor?: string | null }) =>
    http.get<Slice<CatalogueRule>>('/catalogue/rules', query),
  csvAddress: '/api/catalogue.csv',
  /** A new version, in force from a moment on. */
  importCsv: (file: File, effectiveFrom: string, note: string) =>
    http.post<CatalogueVersion>('/catalogue.csv', csv(file, { effectiveFrom, note })),
  categoriesCsvAddress: '/api/categories.csv',
  importCategories: (file: File) => http.post<CsvOutcome>('/categories.csv', csv(file)),
  calendar: (year: number) => http.get<CalendarYear>('/calendar', { year }),
}
