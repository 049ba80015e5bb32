import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** A return or a dispute that waits; without a judge the hotline rules. */
export type Waiting = Described<'DeskWaitingView'>
export type Dispute = Described<'DeskDisputeView'>
export type Precedent = Described<'DeskPrecedentView'>
export type CatalogueChange = Described<'AmendingChange'>
export type CatalogueVersion = Described<'CatalogueVersion'>

const ruleOf = (it: Pick<Precedent, 'number' | 'seq'>) => `/precedents/${it.number}/${it.seq}/rule`

export const desk = {
  returns: () => http.get<Waiting[]>('/returns'),
  disputes: (mine: boolean) => http.get<Waiting[]>('/disputes', { mine }),
  dispute: (number: string) => http.get<Dispute>(`/disputes/${number}`),
  precedents: (q: string) => http.get<Precedent[]>('/precedents', { q: q || undefined }),
  alike: (number: string) => http.get<Precedent[]>(`/cases/${number}/precedents`),
  /** For a matter in a place, while a case is taken in. */
  alikeMatter: (category: string, area: number | null, signal?: AbortSignal) =>
    http.get<Precedent[]>('/precedents/alike', { category, area: area ?? undefined }, signal ? { signal } : {}),
  /** How many returns and disputes wait for whoever asks. */
  counts: () => http.get<Described<'DeskCounts'>>('/disputes/count'),
  /** What would change if this precedent became a rule of the catalogue. */
  change: (it: Precedent) => http.get<CatalogueChange>(ruleOf(it)),
  intoCatalogue: (it: Precedent, version: number) => http.post<CatalogueVersion>(ruleOf(it), { version }),
}
