import { http, type Slice } from '@/api/http'

export interface Period {
  id: string
  from: string
  until: string
  scheme: string | number
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
  valid: number
  contacted: number
  solved: number
  satisfied: number
  basically: number
  response: number | null
  solve: number | null
  satisfaction: number | null
  score: number | null
  trail: { period: string; score: number | null; rank: number | null }[]
}

export interface Ranking {
  period: string
  group: RankingGroup
  scheme: Record<string, unknown>
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
    http.get<Slice<AssessedCase>>('/assessment/cases', query),
}
