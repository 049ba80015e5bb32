import { http, url } from '@/api/http'
import { every, type Described } from '@/api/described'

export type Period = Described<'AssessmentPeriodLine'>

export type RankingGroup = Ranking['group']
export const RANKING_GROUPS = every<RankingGroup>()(['STREET', 'DISTRICT', 'DEPARTMENT', 'DISTRICT_DEPARTMENT', 'ENTERPRISE'])

/** Rates are in per cent; without a valid revisit (有效回访) there are none, and no score and no rank. */
export type RankingRow = Described<'AssessmentRowShown'>

/** By what answers became a score (考核方案). */
export type Scheme = Described<'AssessmentSchemeShown'>

export type Ranking = Described<'AssessmentRankingShown'>

export const FIGURES = [
  'received',
  'closed',
  'valid',
  'contacted',
  'notContacted',
  'solved',
  'notSolved',
  'satisfied',
  'basically',
  'dissatisfied',
] as const
export type Figure = (typeof FIGURES)[number]

export type AssessedCase = Described<'AssessmentCaseShown'>

export const assessment = {
  periods: () => http.get<Period[]>('/assessment/periods'),
  ranking: (period: string, group: RankingGroup) => http.get<Ranking>('/assessment/ranking', { period, group }),
  cases: (query: { period: string; unit: number; figure: Figure; cursor?: string | null }) =>
    http.get<Described<'AssessmentCasesShown'>>('/assessment/cases', query),
  csvAddress: (period: string, group: RankingGroup) => url('/assessment/ranking.csv', { period, group }),
}
