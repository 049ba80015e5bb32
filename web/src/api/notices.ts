import { http, type Slice } from '@/api/http'

export const NOTICE_KINDS = ['DUE_SOON', 'OVERDUE', 'NEW', 'DISSATISFIED', 'URGED', 'ASSIST', 'RUNG'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export interface Notice {
  id: number
  kind: NoticeKind
  number: string
  title: string
  /** The unit that was told. */
  unit: { id: number; name: string }
  clock: string | null
  dueAt: string | null
  why: string
  /** How many cases it tells of; the one it names is the first. */
  cases: number
  at: string
  readAt: string | null
}

export const notices = {
  list: (query: { cursor?: string | null; limit?: number } = {}) => http.get<Slice<Notice>>('/notices', query),
  /** The cases of a notice that tells of several. */
  cases: (id: number) => http.get<{ number: string; title: string }[]>(`/notices/${id}/cases`),
  count: () => http.get<{ unread: number }>('/notices/count'),
  read: (ids: number[]) => http.post<void>('/notices/read', { ids }),
  readAll: () => http.post<void>('/notices/read', { all: true }),
}

export const AUDIT_KINDS = [
  'CLAIMANT_REVEALED',
  'CLAIMANT_LOOKED_UP',
  'LOGIN',
  'LOGIN_REFUSED',
  'EXPORT',
  'IMPORT',
  'ADMIN_CHANGE',
] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

export interface AuditEntry {
  id: number
  at: string
  kind: AuditKind
  /** Without an id when the name belongs to nobody, as in a refused log-in. */
  person: { id: number | null; name: string; role: string | null }
  unit: { id: number; name: string | null } | null
  caseNumber: string | null
  reason: string | null
  details: Record<string, unknown>
  /** The network address it came from. */
  address: string | null
}

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
