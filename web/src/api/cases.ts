import { http, type Slice } from '@/api/http'
import type { CaseKind, Decision, Urgency } from '@/api/catalogue'
import type { Messages, Problem } from '@/api/problem'
import type { UnitKind, UnitName } from '@/api/units'

export const QUEUES = [
  'TO_ACCEPT',
  'TO_DISPATCH',
  'TO_SIGN',
  'TO_CONTACT',
  'HANDLING',
  'TO_APPROVE',
  'TO_REVISIT',
  'OVERDUE',
  'DUE_SOON',
  'DISSATISFIED',
  'ASSISTING',
  'CLOSED',
  'ALL_OPEN',
] as const
export type Queue = (typeof QUEUES)[number]

/** The number a citizen is told (工单编号): 14 digits, the last one a check digit. */
export type CaseNumber = string

export const CASE_STATES = [
  'SUBMITTED',
  'ACCEPTED',
  'DISPATCHED',
  'HANDLING',
  'REPLIED',
  'REVISITING',
  'CLOSED',
  'ARCHIVED',
  'ANSWERED',
  'GUIDED',
  'LINKED',
  'VOIDED',
] as const
export type CaseState = (typeof CASE_STATES)[number]

export const CLOCK_KINDS = ['ACCEPT', 'DISPATCH', 'SIGN', 'CONTACT', 'FEEDBACK', 'ASSIST', 'REVISIT'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

export const CHANNELS = ['PHONE', 'WEB', 'APP', 'GRID', 'UPPER', 'API', 'CSV'] as const
export type Channel = (typeof CHANNELS)[number]

export type AssignmentRole = 'LEAD' | 'ASSIST' | 'INNER'
export type AssignmentState = 'WAITING' | 'WORKING' | 'SUBMITTED' | 'DONE' | 'WITHDRAWN'

/** What can be done to a case; the server says in `possible` which of them now and by this viewer. */
export const ACTS = [
  'accept',
  'correct',
  'answer',
  'guide',
  'link',
  'void',
  'dispatch',
  'redispatch',
  'sign',
  'contact',
  'meet',
  'note',
  'assign',
  'assist',
  'finish',
  'reply',
  'approve',
  'reject',
  'revisit-attempt',
  'revisit-answer',
  'urge',
  'supplement',
  'meeting',
  'archive',
] as const
export type Act = (typeof ACTS)[number]

export interface NewCase {
  kind: CaseKind
  category: string | null
  urgency: Urgency
  title: string
  /** The citizen's own words, kept unchanged. */
  words: string
  area: number | null
  address: string
  lat: number | null
  lon: number | null
  claimant: { name: string; phone: string; anonymous: boolean }
  secret: boolean
  channel: Channel
  meetingWanted: boolean
  attachments: number[]
  outcome: 'DISPATCH' | 'POOL' | 'ANSWER' | 'GUIDE' | 'LINK'
  /** The answer (ANSWER), or why it is guided or linked. */
  answer: string | null
  /** Where to (GUIDE). */
  destination: string | null
  duplicateOf: CaseNumber | null
}

export interface NewCaseOutcome {
  number: CaseNumber
  state: CaseState
  version: number
  unit: UnitName | null
  dueAt: string | null
  dueClock: ClockKind | null
  trackUrl: string
}

export interface CaseRow {
  number: CaseNumber
  title: string
  kind: CaseKind
  category: { code: string; path: string[] } | null
  urgency: Urgency
  place: string | null
  round: number
  state: CaseState
  /** The part of a unit that makes the case stand in the list; without number and role in the hotline's own lists. */
  assignment: { no: number | null; unit: UnitName | null; role: AssignmentRole | null; state: AssignmentState | null } | null
  dueAt: string | null
  dueClock: ClockKind | null
  startedAt: string | null
  lastEvent: { type: string; at: string }
  openedAt: string
  closedAt: string | null
  secret: boolean
  version: number
}

export interface Clock {
  kind: ClockKind
  startedAt: string
  dueAt: string
  stoppedAt: string | null
  limit: string | null
  state: 'RUNNING' | 'MET' | 'MISSED'
  unit: UnitName | null
}

export interface Assignment {
  /** Number within the case, from 1. */
  no: number
  unit: { id: number; name: string; kind: UnitKind }
  role: AssignmentRole
  state: AssignmentState
  duty: string
  handler: string | null
  from: string
  round: number
  dueAt: string | null
  dueClock: ClockKind | null
}

export type AttachmentKind = 'PHOTO' | 'AUDIO' | 'VIDEO' | 'DOCUMENT'

export interface Attachment {
  id: string
  kind: AttachmentKind
  name: string
  size: number
  stage: string | null
  at: string
}

export interface TimelineEvent {
  seq: number
  type: string
  at: string
  actor: { name: string; role: string }
  unit: UnitName | null
  round: number
  state: CaseState
  detail: Record<string, unknown>
}

export interface PossibleAct {
  act: Act
  /** Why it cannot be done yet; null when it can. */
  why: Messages | null
}

export interface CaseFile {
  number: CaseNumber
  version: number
  state: CaseState
  kind: CaseKind
  category: { code: string; path: string[] } | null
  urgency: Urgency
  title: string
  words: string
  area: { id: number; path: string[] } | null
  address: string | null
  lat: number | null
  lon: number | null
  channel: Channel
  secret: boolean
  meetingWanted: boolean
  /** What the citizen said about a meeting so far. */
  meeting: 'ACCEPTED' | 'DECLINED' | 'NOT_ASKED'
  round: number
  claimant: { name: string | null; phone: string | null; anonymous: boolean; known: boolean }
  holder: UnitName | null
  rule: { id: string | null; version: number; mode: 'DIRECT' | 'BACKSTOP' | 'DECIDED'; reason: string; limits: Record<string, string> } | null
  clocks: Clock[]
  assignments: Assignment[]
  attachments: Attachment[]
  timeline: TimelineEvent[]
  possible: PossibleAct[]
  related: { number: CaseNumber; title: string; state: CaseState; relation: string }[]
  /** Recorded attempts of this round's revisit. */
  attempts: number
  callBackAt: string | null
  openedAt: string
  closedAt: string | null
  outcome: string | null
  dueAt: string | null
  dueClock: ClockKind | null
}

export interface ActOutcome {
  number: CaseNumber
  version: number
  state: CaseState
  round: number
  dueAt: string | null
}

export interface CaseQuery {
  queue?: string
  unit?: number
  /** The units below as well. */
  subtree?: boolean
  category?: string
  urgency?: string
  q?: string
  cursor?: string | null
  limit?: number
}

export interface Lookup {
  known: boolean
  name: string | null
  cases: { number: CaseNumber; title: string; state: CaseState; at: string }[]
}

export interface BulkOutcome {
  number: CaseNumber
  ok: boolean
  problem?: Pick<Problem, 'code' | 'messages'> | null
}

export const cases = {
  create: (draft: NewCase, idempotencyKey: string) => http.post<NewCaseOutcome>('/cases', draft, { idempotencyKey }),
  list: (query: CaseQuery, signal?: AbortSignal) =>
    http.get<Slice<CaseRow>>('/cases', { ...query }, signal ? { signal } : {}),
  counts: (unit?: number) => http.get<Partial<Record<Queue, number>>>('/cases/counts', { unit }),
  get: (number: CaseNumber) => http.get<CaseFile>(`/cases/${number}`),
  act: (number: CaseNumber, act: Act, body: Record<string, unknown> & { version: number }, idempotencyKey: string) =>
    http.post<ActOutcome>(`/cases/${number}/acts/${act}`, body, { idempotencyKey }),
  bulkSign: (items: { number: CaseNumber; version: number }[], idempotencyKey: string) =>
    http.post<BulkOutcome[]>('/cases/bulk/sign', { items }, { idempotencyKey }),
  decision: (number: CaseNumber) => http.get<Decision>(`/cases/${number}/dispatch-decision`),
  reveal: (number: CaseNumber, reason: string) =>
    http.post<{ name: string | null; phone: string | null }>(`/cases/${number}/claimant/reveal`, { reason }),
  lookup: (phone: string, signal?: AbortSignal) =>
    http.post<Lookup>('/claimants/lookup', { phone }, signal ? { signal } : {}),
}

export const attachments = {
  upload: (file: File) => {
    const form = new FormData()
    form.append('file', file)
    return http.post<{ id: number; kind: AttachmentKind; name: string; size: number; type: string }>('/attachments', form)
  },
  address: (id: string) => `/api/attachments/${id}`,
  thumbnail: (id: string) => `/api/attachments/${id}/thumbnail`,
}
