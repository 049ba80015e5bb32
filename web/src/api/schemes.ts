import { http } from '@/api/http'
import type { Described } from '@/api/described'

/** A version of a scheme (考核方案): a draft, or in force from a month. */
export type SchemeLine = Described<'SchemeVersionLine'>
export type SchemeVersion = Described<'SchemeVersionShown'>
/** What a document says wrong, or what is worth knowing of it, and where. */
export type Checked = Described<'SchemeChecked'>
export type Fault = Described<'SchemeFaultShown'>
export type Trial = Described<'TrialsTrial'>
export type TrialLine = Described<'TrialsLine'>

export const schemes = {
  all: () => http.get<SchemeLine[]>('/assessment/schemes'),
  ready: () => http.get<Described<'SchemeReadyScheme'>[]>('/assessment/schemes/ready'),
  one: (id: number) => http.get<SchemeVersion>(`/assessment/schemes/${id}`),
  check: (yaml: string) => http.post<Checked>('/assessment/schemes/check', { yaml }),
  add: (yaml: string) => http.post<SchemeVersion>('/assessment/schemes', { yaml }),
  change: (id: number, edition: number, yaml: string) => http.put<SchemeVersion>(`/assessment/schemes/${id}`, { edition, yaml }),
  remove: (id: number) => http.delete<undefined>(`/assessment/schemes/${id}`),
  putInForce: (id: number, from: string, reason: string) => http.post<SchemeVersion>(`/assessment/schemes/${id}/in-force`, { from, reason }),
  tried: (yaml: string, until: string, months: number, group?: string) => http.post<Trial>('/assessment/trials', { yaml, until, months, group }),
}
