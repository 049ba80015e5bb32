import { http } from '@/api/http'
import type { Described } from '@/api/described'
import type { Ranking, RankingGroup } from '@/api/assessment'

/** An assessment period (考核周期) with what was taken of it; live as long as it has no revision. */
export type PeriodFile = Described<'PeriodShown'>
export type Revision = Described<'PeriodRevisionShown'>
/** A unit whose figures are not the same as before. */
export type Difference = Described<'DifferencesDifference'>
/** Points recorded by hand for a unit (加减分). */
export type Recorded = Described<'RecordShown'>
export type PeriodState = PeriodFile['state']
export type PeriodAct = 'close' | 'reopen' | 'publish' | 'correct'

export const periods = {
  of: (period: string) => http.get<PeriodFile>(`/assessment/periods/${period}`),
  /** What would be different if a closed or published period were taken now. */
  sinceTaken: (period: string) => http.get<Difference[]>(`/assessment/periods/${period}/differences`),
  changedBy: (period: string, revision: number) => http.get<Difference[]>(`/assessment/periods/${period}/revisions/${revision}/differences`),
  ranking: (period: string, revision: number, group: RankingGroup) =>
    http.get<Ranking>(`/assessment/periods/${period}/revisions/${revision}/ranking`, { group }),
  records: (period: string) => http.get<Described<'RecordsShown'>>(`/assessment/periods/${period}/records`),
  record: (period: string, body: Described<'RecordRequest'>, key: string) => http.post<Described<'RecordsShown'>>(`/assessment/periods/${period}/records`, body, { idempotencyKey: key }),
  withdrawRecord: (period: string, id: number, reason: string) => http.post<Described<'RecordsShown'>>(`/assessment/periods/${period}/records/${id}/withdraw`, { reason }),
  act: (period: string, act: PeriodAct, reason?: string) => http.post<PeriodFile>(`/assessment/periods/${period}/${act}`, { reason: reason ?? '' }),
}
