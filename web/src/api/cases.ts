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

export const CLOCK_KINDS = ['SIGN', 'CONTACT', 'FEEDBACK', 'DISPATCH', 'REVISIT', 'ASSIST'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

export const CHANNELS = ['PHONE', 'WEB', 'APP', 'GRID', 'UPPER', 'API', 'CSV'] as const
export type Channel = (typeof CHANNELS)[number]

export type AssignmentRole = 'LEAD' | 'ASSIST' | 'INNER'

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
  outcome: 'DISPATCH' | 'POOL' | 'ANSWER' | 'GUIDE'
  answer: string | null
  duplicateOf: number | null
}

export interface NewCaseOutcome {
  number: number
  state: string
  version: number
  unit: UnitName | null
  dueAt: string | null
  trackUrl: string | null
}

export interface CaseRow {
  number: number
  title: string
  kind: CaseKind
  category: { code: string; path: string | string[] } | null
  urgency: Urgency
  place: string | null
  round: number
  state: string
  assignment: { id: number; unit: UnitName; role: AssignmentRole; state: string } | null
  dueAt: string | null
  dueClock: ClockKind | null
  startedAt: string | null
  pauses: number | null
  lastEvent: { type: string; at: string } | null
  secret: boolean
  version: number
}

export interface Clock {
  kind: ClockKind
  startedAt: string
  dueAt: string
  stoppedAt: string | null
  limit: string
  state: 'RUNNING' | 'MET' | 'MISSED'
  unit: UnitName | null
}

export interface Assignment {
  id: number
  unit: { id: number; name: string; kind: UnitKind }
  role: AssignmentRole
  state: string
  handler: { id: number; name: string } | string | null
  from: string
  dueAt: string | null
}

export type AttachmentKind = 'PHOTO' | 'AUDIO' | 'VIDEO' | 'DOCUMENT'

export interface Attachment {
  id: number
  kind: AttachmentKind
  name: string
  size: number
  stage: string
  at: string
}

export interface TimelineEvent {
  seq: number
  type: string
  at: string
  actor: { name: string; role: string } | null
  unit: UnitName | null
  round: number
  detail: Record<string, unknown>
}

export interface PossibleAct {
  act: Act
  /** Why it is offered or what it needs, when the server has a word to say. */
  why?: Messages | string | null
}

export interface CaseFile {
  number: number
  version: number
  state: string
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
  round: number
  claimant: { name: string | null; phone: string | null; anonymous: boolean } | null
  holder: UnitName | null
  rule: { id: number | string; version: number | string; mode: Decision['mode']; why: Messages } | null
  clocks: Clock[]
  assignments: Assignment[]
  attachments: Attachment[]
  timeline: TimelineEvent[]
  possible: PossibleAct[]
  related: { number: number; title: string; relation: string }[]
  closedAt: string | null
  outcome: string | null
}

export interface ActOutcome {
  number: number
  version: number
  state: string
  round: number
  dueAt: string | null
}

export interface CaseQuery {
  queue?: string
  unit?: number
  state?: string
  category?: string
  urgency?: string
  q?: string
  mine?: boolean
  sort?: string
  cursor?: string | null
  limit?: number
}

export interface Lookup {
  known: boolean
  name: string | null
  cases: { number: number; title: string; state: string; at: string }[]
}

export interface BulkOutcome {
  number: number
  ok: boolean
  problem?: Pick<Problem, 'code' | 'messages'> | null
}

export const cases = {
  create: (draft: NewCase, idempotencyKey: string) => http.post<NewCaseOutcome>('/cases', draft, { idempotencyKey }),
  list: (query: CaseQuery, signal?: AbortSignal) =>
    http.get<Slice<CaseRow>>('/cases', { ...query }, signal ? { signal } : {}),
  counts: (unit?: number) => http.get<Partial<Record<Queue, number>>>('/cases/counts', { unit }),
  get: (number: number | string) => http.get<CaseFile>(`/cases/${number}`),
  act: (number: number | string, act: Act, body: Record<string, unknown> & { version: number }, idempotencyKey: string) =>
    http.post<ActOutcome>(`/cases/${number}/acts/${act}`, body, { idempotencyKey }),
  bulkSign: (items: { number: number; version: number }[], idempotencyKey: string) =>
    http.post<BulkOutcome[]>('/cases/bulk/sign', { items }, { idempotencyKey }),
  decision: (number: number | string) => http.get<Decision>(`/cases/${number}/dispatch-decision`),
  reveal: (number: number | string, reason: string) =>
    http.post<{ name: string | null; phone: string | null }>(`/cases/${number}/claimant/reveal`, { reason }),
  lookup: (phone: string, signal?: AbortSignal) =>
    http.post<Lookup>('/claimants/lookup', { phone }, signal ? { signal } : {}),
}

export const attachments = {
  upload: (file: File, stage?: string) => {
    const form = new FormData()
    form.append('file', file)
    if (stage) form.append('stage', stage)
    return http.post<{ id: number; kind: AttachmentKind; name: string; size: number; type: string }>('/attachments', form)
  },
  address: (id: number) => `/api/attachments/${id}`,
  thumbnail: (id: number) => `/api/attachments/${id}/thumbnail`,
}
