import { http } from '@/api/http'

export const REASONS = [
  'OVERDUE',
  'DUE_TODAY',
  'MEETING',
  'CONFERENCE',
  'EXTENSION',
  'RETURNED',
  'REVIEW',
  'DISSATISFIED',
  'WHISTLE',
  'CALLED',
  'SUPERVISED',
  'URGED',
] as const
export type Reason = (typeof REASONS)[number]

export const AIMS = ['REPLY', 'MEET', 'HELP', 'PROGRESS'] as const
export type Aim = (typeof AIMS)[number]

interface Where {
  id: number
  name: string
}

/** One case on the list of a day. */
export interface DailyLine {
  number: string
  title: string
  urgency: string
  state: string
  round: number
  unit: Where
  dueAt: string | null
  dueClock: string | null
  reasons: Reason[]
  /** Units that were called and have not reported in. */
  notReportedIn: string[]
  words: string
  urges: number
}

/** What a leader decided, and whether it was done. */
export interface DailyDecision {
  id: number
  number: string
  title: string
  unit: Where | null
  day: string
  aim: Aim
  owner: string
  until: string
  word: string
  by: string
  at: string
  kept: 'OPEN' | 'KEPT' | 'LATE' | 'NOT_KEPT'
  doneAt: string | null
  doneBy: string | null
}

export interface DailyList {
  day: string
  at: string
  unit: Where
  below: Where[]
  lines: DailyLine[]
  decided: DailyDecision[]
  earlier: DailyDecision[]
}

export const daily = {
  today: (unit: number | null) => http.get<DailyList>('/daily', { unit }),
  decide: (number: string, body: { aim: string; owner: string; until: string; word: string }, key: string) =>
    http.post<DailyDecision>(`/daily/${number}/decisions`, body, { idempotencyKey: key }),
  ofCase: (number: string) => http.get<DailyDecision[]>(`/daily/${number}/decisions`),
}
