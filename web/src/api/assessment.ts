import { http, url } from '@/api/http'
import { every, type Described } from '@/api/described'

export type Period = Described<'AssessmentPeriodLine'>

/** A group of the scheme, by its code. */
export type RankingGroup = string

/** All groups beside each other (跨组). */
export const EVERY_GROUP = '*'

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

/** By what a unit's answers are cut (下钻维度). */
export type Cut = Described<'DrillDownCutShown'>['by']
export const CUTS = every<Exclude<Cut, 'UNIT'>>()(['CATEGORY', 'WEEK', 'COMMUNITY', 'CLOCK', 'SECTION', 'HANDLER'])
/** Those that tell sections and people of a unit apart; nobody else's business. */
export const INWARD: readonly Cut[] = ['SECTION', 'HANDLER']
export type Piece = Described<'DrillDownPieceShown'>
export type CutPieces = Described<'DrillDownCutShown'>
export type Standing = Described<'DrillDownStandingShown'>
/** A piece whose cases are opened, with its name for people. */
export interface Slice {
  by: Cut
  key: string
  label: string
}

export const assessment = {
  periods: () => http.get<Period[]>('/assessment/periods'),
  weeks: () => http.get<Period[]>('/assessment/weeks'),
  ranking: (period: string, group: RankingGroup) => http.get<Ranking>('/assessment/ranking', { period, group }),
  cases: (query: { period: string; unit: number; figure: Figure; by?: Cut; key?: string; cursor?: string | null }) =>
    http.get<Described<'AssessmentCasesShown'>>('/assessment/cases', query),
  drillDown: (period: string, unit: number, by: Cut) => http.get<CutPieces>('/assessment/drill-down', { period, unit, by }),
  losses: (period: string, unit: number) => http.get<CutPieces[]>('/assessment/losses', { period, unit }),
  standing: (period: string, unit: number) => http.get<Standing>('/assessment/standing', { period, unit }),
  stamp: () => http.get<Described<'DrillDownStampShown'>>('/assessment/stamp'),
  /** What is still possible for a unit in a running period. */
  prospect: (period: string, unit: number) => http.get<Described<'BulletinProspectShown'>>('/assessment/prospect', { period, unit }),
  bulletinAddress: (period: string, locale = 'zh-CN') => url('/assessment/bulletin.xlsx', { period, locale }),
  csvAddress: (period: string, group: RankingGroup) => url('/assessment/ranking.csv', { period, group }),
}
