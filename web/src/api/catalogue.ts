import { http, type Slice } from '@/api/http'
import { every, type Described } from '@/api/described'
import { csv, type CsvOutcome } from '@/api/units'

export type Urgency = Category['urgency']
export const URGENCIES = every<Urgency>()(['DANGER', 'LIVELIHOOD', 'GENERAL', 'COMPLEX'])

export type CaseKind = Category['kind']
export const CASE_KINDS = every<CaseKind>()(['CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE'])

export type Category = Described<'CategoryEntry'>

/** What the dispatch catalogue (派单目录) says about a matter at a place; without unit and limits when the catalogue cannot decide; `why` then says what is missing. */
export type Decision = Described<'DispatchDecisionView'>

export type CatalogueVersion = Described<'CatalogueVersion'>

/** What kind of unit is in charge; which one follows from the place, or is named by the rule. */
export type Charge = CatalogueRule['charge']
export const CHARGES = every<Charge>()(['STREET', 'DISTRICT', 'DISTRICT_DEPARTMENT', 'DEPARTMENT', 'ENTERPRISE', 'HOTLINE'])

export type CatalogueRule = Described<'CataloguePagesRuleShown'>

/** Whether the year is `known`: announced; if not, only weekends are free in it. */
export type CalendarYear = Described<'CalendarYear'>
export type CalendarChange = Described<'CalendarChangesChange'>

export const catalogue = {
  categories: () => http.get<Category[]>('/categories'),
  decision: (category: string, area: number | null, urgency: Urgency | null, signal?: AbortSignal) =>
    http.get<Described<'CatalogueDecisionShown'>>('/catalogue/decision', { category, area, urgency }, signal ? { signal } : {}),
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
  calendarChanges: (year: number) => http.get<CalendarChange[]>('/calendar/changes', { year }),
  /** A new version of the whole year, made from the one that was seen. */
  correctCalendar: (year: number, body: Record<string, unknown>) => http.post<CalendarChange>(`/calendar/${year}`, body),
}
