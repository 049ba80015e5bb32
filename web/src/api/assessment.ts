import { http, url } from '@/api/http'
import type { Described } from '@/api/described'

export type Period = Described<'AssessmentPeriodLine'>

/** A group of the scheme, by its code. */
export type RankingGroup = string

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
