import type { Described } from '@/api/described'
import { every } from '@/api/described'
import { http } from '@/api/http'

/** A known incident (已知事件) with how much is told of it. */
export type Incident = Described<'IncidentPagesIncidentRow'>
export type IncidentPage = Described<'IncidentPagesIncidentPage'>
export type IncidentCandidate = Described<'IncidentPagesIncidentCandidate'>
export type IncidentRequest = Described<'IncidentRequest'>
/** An incident that may be meant by what is being said, and why. */
export type IncidentOffer = Described<'KnownIncidentsOffer'>
export type Datum = NonNullable<IncidentRequest['datum']>
export const DATUMS = every<Datum>()(['WGS_84', 'GCJ_02', 'BD_09'])

/** The id that an incident's number ends in: SJ20261122-7. */
export const incidentId = (number: string) => Number(number.split('-').at(-1))

export const incidents = {
  list: () => http.get<Incident[]>('/incidents'),
  /** Those that were opened out of a surge or a matter. */
  from: (origin: { surge?: number | undefined; matter?: number | undefined }) => http.get<Described<'IncidentPagesOriginOf'>[]>('/incidents/from', origin),
  /** Requests of a category since then that have coordinates. */
  dots: (category: string, since: string) => http.get<Described<'RequestDotsRequestDot'>[]>('/incidents/dots', { category, since }),
  page: (id: number) => http.get<IncidentPage>(`/incidents/${id}`),
  candidates: (id: number) => http.get<IncidentCandidate[]>(`/incidents/${id}/candidates`),
  open: (body: IncidentRequest, idempotencyKey: string) => http.post<{ id: number }>('/incidents', body, { idempotencyKey }),
  change: (id: number, body: IncidentRequest) => http.post<IncidentPage>(`/incidents/${id}/change`, body),
  end: (id: number, version: number, closing: string) => http.post<IncidentPage>(`/incidents/${id}/end`, { version, closing }),
  matching: (said: Described<'IncidentCasesMatchingRequest'>, signal?: AbortSignal) =>
    http.post<IncidentOffer[]>('/incidents/matching', said, { signal }),
  link: (id: number, cases: string[], reason: string, idempotencyKey: string) =>
    http.post<Described<'IncidentCasesLinked'>>(`/incidents/${id}/cases`, { cases, reason }, { idempotencyKey }),
}
