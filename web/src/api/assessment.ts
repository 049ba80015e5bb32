import { http, url, type Slice } from '@/api/http'
import type { Messages } from '@/api/problem'

export interface Period {
  id: string
  from: string
  until: string
  scheme: string
  state: 'OPEN' | 'PAST'
}

export const RANKING_GROUPS = ['STREET', 'DISTRICT', 'DEPARTMENT', 'ENTERPRISE'] as const
export type RankingGroup = (typeof RANKING_GROUPS)[number]

export interface RankingRow {
  /** Null when there was no valid revisit: no score and no rank. */
  rank: number | null
  movement: number | null
  unit: { id: number; name: string }
  received: number
  closed: number
  /** 有效回访; all three rates are parts of it. */
  valid: number
  contacted: number
  solved: number
  satisfied: number
  basically: number
  /** In per cent; null without a valid revisit. */
  response: number | null
  solve: number | null
  satisfaction: number | null
  score: number | null
  trail: { period: string; score: number | null; rank: number | null }[]
}

/** By what answers became a score (考核方案). */
export interface Scheme {
  code: string
  version: number
  name: Messages
  /** Points that each rate brings; together 100. */
  weights: { response: number; solve: number; satisfaction: number }
  /** What a basically satisfied citizen counts for, against 1. */
  basically: number
  /** Fewest valid revisits with which a unit is ranked. */
  minimumSample: number
}

export interface Ranking {
  period: string
  group: RankingGroup
  from: string
  until: string
  state: 'OPEN' | 'PAST'
  scheme: Scheme
  rows: RankingRow[]
}

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

export interface AssessedCase {
  number: string
  title: string
  round: number
  answeredAt: string | null
  contacted: boolean | null
  solved: string | null
  satisfaction: string | null
  words: string | null
}

export const assessment = {
  periods: () => http.get<Period[]>('/assessment/periods'),
  ranking: (period: string, group: RankingGroup) => http.get<Ranking>('/assessment/ranking', { period, group }),
  cases: (query: { period: string; unit: number; figure: Figure; cursor?: string | null }) =>
    http.get<Slice<AssessedCase> & { total: number; hidden: number }>('/assessment/cases', query),
  csvAddress: (period: string, group: RankingGroup) => url('/assessment/ranking.csv', { period, group }),
}
