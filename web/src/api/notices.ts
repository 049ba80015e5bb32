import { every, type Described } from '@/api/described'
import { http, type Slice } from '@/api/http'

export type NoticeKind = Notice['kind']
export const NOTICE_KINDS = every<NoticeKind>()(['DANGER', 'DUE_SOON', 'OVERDUE', 'NEW', 'DISSATISFIED', 'URGED', 'ASSIST', 'RUNG', 'WHISTLE', 'UNANSWERED', 'REPORTED', 'TASK', 'TASK_DONE', 'RETURN_ASKED', 'RETURN_DECIDED', 'DISPUTE', 'RULED', 'REVIEW_WAITS', 'REVIEW_TOLD', 'PRESSURE', 'SURGE', 'AUTO_STOPPED', 'INCIDENT_OVERDUE'])

export type Notice = Described<'NoticeLine'>

export const notices = {
  list: (query: { cursor?: string | null; limit?: number } = {}) => http.get<Slice<Notice>>('/notices', query),
  /** The cases of a notice that tells of several. */
  cases: (id: number) => http.get<{ number: string; title: string }[]>(`/notices/${id}/cases`),
  count: () => http.get<Described<'NoticeCount'>>('/notices/count'),
  read: (ids: number[]) => http.post<void>('/notices/read', { ids }),
  readAll: () => http.post<void>('/notices/read', { all: true }),
}

export type AuditKind = AuditEntry['kind']
export const AUDIT_KINDS = every<AuditKind>()([
  'CLAIMANT_REVEALED',
  'CLAIMANT_LOOKED_UP',
  'LOGIN',
  'LOGIN_REFUSED',
  'EXPORT',
  'IMPORT',
  'ADMIN_CHANGE',
  'PERIOD_SEALED',
  'MISUSE_MARK',
])

/** The person is without an id when the name belongs to nobody, as in a refused log-in. */
export type AuditEntry = Described<'AuditLine'>

export interface AuditQuestion {
  person?: number | undefined
  case?: string | undefined
  kind?: AuditKind | undefined
  from?: string | undefined
  until?: string | undefined
  cursor?: string | null
}

export const audit = {
  list: (query: AuditQuestion) => http.get<Slice<AuditEntry>>('/audit', { ...query }),
}
