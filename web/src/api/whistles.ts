import { http, type Slice } from '@/api/http'
import type { CaseNumber } from '@/api/cases'
import type { UnitName } from '@/api/units'

export const WHISTLE_KINDS = ['EMERGENCY', 'JOINT_ACTION', 'LONG_TERM'] as const
export type WhistleKind = (typeof WHISTLE_KINDS)[number]

/** How a called unit reports in (报到). */
export const PRESENCES = ['ARRIVED', 'REMOTE', 'DEPUTY', 'CANNOT'] as const
export type Presence = (typeof PRESENCES)[number]

export type TaskState = 'GIVEN' | 'DONE' | 'ACCEPTED' | 'WAIVED' | 'FELL_AWAY'

/** The acts around a whistle; their forms are not those of the other acts. */
export const WHISTLE_ACTS = [
  'whistle',
  'report-in',
  'joint-meeting',
  'task-give',
  'task-finish',
  'task-judge',
  'task-waive',
  'whistle-end',
] as const
export type WhistleAct = (typeof WHISTLE_ACTS)[number]

export interface WhistleTask {
  no: number
  unit: UnitName
  owner: string
  what: string
  givenAt: string
  dueAt: string
  doneAt: string | null
  state: TaskState
  word: string
  attachments: string[]
  late: boolean
  /** What the viewer may do with it now. */
  acts: WhistleAct[]
}

export interface WhistleCall {
  unit: UnitName
  duty: string
  dueAt: string
  presence: Presence | null
  word: string | null
  firstAt: string | null
  at: string | null
  inTime: boolean | null
  stars: number | null
  ratingWord: string | null
  ours: boolean
}

/** A whistle (吹哨) on the page of its case. */
export interface Whistle {
  no: number
  by: UnitName
  kind: WhistleKind
  ask: string
  place: string
  meetAt: string | null
  blownAt: string
  state: 'OPEN' | 'ENDED' | 'FELL_AWAY'
  lastWord: string | null
  calls: WhistleCall[]
  meetings: { at: string; place: string; present: string[]; minutes: string; attachments: string[] }[]
  tasks: WhistleTask[]
  attachments: string[]
}

/** A whistle in a list. */
export interface WhistleLine {
  number: CaseNumber
  version: number
  title: string
  secret: boolean
  no: number
  by: UnitName
  kind: WhistleKind
  ask: string
  place: string
  meetAt: string | null
  blownAt: string
  overAt: string | null
  fellAway: boolean
  meetings: number
  tasks: number
  openTasks: number
  lateTasks: number
  calls: Pick<WhistleCall, 'unit' | 'duty' | 'dueAt' | 'firstAt' | 'presence' | 'stars' | 'ours'>[]
}

export interface WhistleCounts {
  blownOpen: number
  blownUnanswered: number
  calledOpen: number
  calledUnanswered: number
}

export interface WhistleFigures {
  unit: UnitName
  called: number
  came: number
  inTime: number
  cannot: number
  waiting: number
  stars: number | null
  rated: number
  tasks: number
  tasksInTime: number
}

export type WhistleSide = 'CALLED' | 'BLOWN'
export type WhistleGoing = 'OPEN' | 'UNANSWERED' | 'OVER'

export const whistles = {
  ofCase: (number: CaseNumber) => http.get<Whistle[]>(`/cases/${number}/whistles`),
  list: (query: { side: WhistleSide; going: WhistleGoing; subtree: boolean; cursor?: string | null }) =>
    http.get<Slice<WhistleLine>>('/whistles', query),
  counts: (subtree: boolean) => http.get<WhistleCounts>('/whistles/counts', { subtree }),
  figures: (from: string, until: string) => http.get<WhistleFigures[]>('/whistles/figures', { from, until }),
  act: (number: CaseNumber, act: WhistleAct, body: Record<string, unknown>, idempotencyKey: string) =>
    http.post<{ number: CaseNumber; version: number }>(`/cases/${number}/acts/${act}`, body, { idempotencyKey }),
}
