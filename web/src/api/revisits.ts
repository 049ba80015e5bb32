import type { Described } from '@/api/described'
import { http, type Slice } from '@/api/http'

/** A case that waits to be asked about, soonest due first. */
export type WaitingRevisit = Described<'RevisitWaiting'>

/** The words in which citizens are asked (话术); version 0 is the program's own. */
export type Script = Described<'Script'>
export type ScriptWords = Described<'ScriptWords'>
/** Which cases, and who asks about them (回访池). */
export type Pool = Described<'Pool'>
export type PoolWanted = Described<'PoolWanted'>

export const revisits = {
  script: () => http.get<Script>('/revisits/script'),
  scripts: () => http.get<Script[]>('/revisits/scripts'),
  saveScript: (wanted: Described<'ScriptWanted'>) => http.post<Script>('/revisits/scripts', wanted),
  pools: () => http.get<Described<'PoolOverview'>>('/revisits/pools'),
  savePool: (id: number | null, wanted: PoolWanted) => (id === null ? http.post<Pool>('/revisits/pools', wanted) : http.put<Pool>(`/revisits/pools/${id}`, wanted)),
  removePool: (id: number) => http.delete<void>(`/revisits/pools/${id}`),
  /** Claims the next case for this agent; undefined when nothing is waiting. */
  next: () => http.post<Described<'RevisitHanded'> | undefined>('/revisits/next', {}),
  list: (query: { cursor?: string | null } = {}) => http.get<Slice<WaitingRevisit>>('/revisits', query),
  /** Answers that wait to be asked a second time (复访) by this agent. */
  rechecks: () => http.get<Described<'RechecksWaiting'>[]>('/rechecks'),
  nextRecheck: () => http.post<Described<'RechecksHanded'> | undefined>('/rechecks/next', {}),
  agreement: (from: string, until: string) => http.get<Described<'RechecksAgreement'>[]>('/rechecks/agreement', { from, until }),
  bothAnswers: (from: string, until: string, agent?: number) => http.get<Described<'RechecksBoth'>[]>('/rechecks/answers', { from, until, agent }),
  pressure: (from: string, until: string) => http.get<Described<'RecheckPressureLine'>[]>('/pressure', { from, until }),
  release: (number: string) => http.post<void>(`/revisits/${number}/release`, {}),
}
