import { http, type Slice } from '@/api/http'
import type { CaseKind, Decision, Urgency } from '@/api/catalogue'
import { every, type After, type Asked, type Described } from '@/api/described'
import type { Messages, Problem } from '@/api/problem'
import type { WhistleAct } from '@/api/whistles'

export type Queue = NonNullable<Asked<'/api/cases'>['queue']>
export const QUEUES = every<Queue>()([
  'TO_ACCEPT',
  'TO_DISPATCH',
  'TO_SIGN',
  'TO_CONTACT',
  'HANDLING',
  'TO_APPROVE',
  'TO_REVISIT',
  'OVERDUE',
  'DUE_SOON',
  'SILENT',
  'DISSATISFIED',
  'ASSISTING',
  'CLOSED',
  'ALL_OPEN',
  'PARKED',
  'TO_DECIDE',
])

/** The number a citizen is told (工单编号): 14 digits, the last one a check digit. */
export type CaseNumber = string

export type CaseState = CaseFile['state']
export const CASE_STATES = every<CaseState>()([
  'SUBMITTED',
  'ACCEPTED',
  'DISPATCHED',
  'HANDLING',
  'PARKED',
  'REPLIED',
  'REVISITING',
  'CLOSED',
  'ARCHIVED',
  'ANSWERED',
  'GUIDED',
  'LINKED',
  'VOIDED',
])

export type ClockKind = Clock['kind']
export const CLOCK_KINDS = every<ClockKind>()([
  'ACCEPT',
  'DISPATCH',
  'SIGN',
  'CONTACT',
  'FEEDBACK',
  'PROGRESS',
  'GIVE_BACK',
  'ASSIST',
  'REPORT_IN',
  'TASK',
  'SUPERVISION',
  'STATEMENT',
  'REVISIT',
])

export type Channel = CaseFile['channel']
export const CHANNELS = every<Channel>()(['PHONE', 'WEB', 'APP', 'GRID', 'UPPER', 'API', 'CSV'])

export type AssignmentRole = Assignment['role']
export type AssignmentState = Assignment['state']

/**
 * What can be done to a case; the server says in `possible` which of them now and by this viewer. Acts of whistles have
 * forms of their own.
 */
export type Act = Exclude<After<'/api/cases/{number}/acts/'>, WhistleAct>
export const ACTS = every<Act>()([
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
  'revisit-choice',
  'archive',
  'extension-ask',
  'extension-decide',
  'wait',
  'resume',
  'parking-ask',
  'parking-decide',
  'parking-prolong',
  'wake',
  'supervise',
  'supervision-answer',
  'urgency-raise',
  'meeting-offer',
  'meeting-answer',
  'site-check',
  'conference-call',
  'conference-hold',
  'unreasonable-ask',
  'unreasonable-decide',
  'return-ask',
  'return-agree',
  'return-refuse',
  'dispute-open',
  'dispute-state',
  'dispute-refer',
  'dispute-rule',
  'review-ask',
  'review-forward',
  'review-decide',
  'review-withdraw',
  'review-reverse',
  'recheck',
  'pressure-report',
  'find',
  'incident-join',
  'incident-leave',
])

export interface NewCase extends Described<'IntakeTakeRequest'> {
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
  outcome: 'DISPATCH' | 'POOL' | 'ANSWER' | 'GUIDE' | 'LINK' | 'INCIDENT'
  /** The answer (ANSWER), or why it is guided or linked. */
  answer: string | null
  /** Where to (GUIDE). */
  destination: string | null
  duplicateOf: CaseNumber | null
}

export type NewCaseOutcome = Described<'IntakeTaken'>

/** The assignment is the part of a unit that makes the case stand in the list; without number and role in the hotline's own lists. */
export type CaseRow = Described<'CaseRow'>

export type Clock = Described<'CasePageClockView'>

export type Assignment = Described<'CasePageAssignmentView'>

export type AttachmentKind = Attachment['kind']

export type Attachment = Described<'CasePageAttachmentView'>

/** What the detail holds depends on the type, see `CaseEvent` in the server. */
export type TimelineEvent = Omit<Described<'CasePageTimelineEntry'>, 'detail'> & { detail: Record<string, unknown> }

/** `why` it cannot be done yet; null when it can. */
export type PossibleAct = Omit<Described<'CasePagePossibleAct'>, 'act' | 'why'> & { act: Act; why: Messages | null }

export type CaseFile = Omit<Described<'CasePage'>, 'timeline' | 'possible'> & { timeline: TimelineEvent[]; possible: PossibleAct[] }

export type ActOutcome = Described<'Receipt'>

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

export type Lookup = Described<'IntakeKnown'>

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
    http.post<Described<'CaseRevealed'>>(`/cases/${number}/claimant/reveal`, { reason }),
  lookup: (phone: string, signal?: AbortSignal) =>
    http.post<Lookup>('/claimants/lookup', { phone }, signal ? { signal } : {}),
}

export const attachments = {
  upload: (file: File) => {
    const form = new FormData()
    form.append('file', file)
    return http.post<Described<'AttachmentUploaded'>>('/attachments', form)
  },
  address: (id: string) => `/api/attachments/${id}`,
  thumbnail: (id: string) => `/api/attachments/${id}/thumbnail`,
}
