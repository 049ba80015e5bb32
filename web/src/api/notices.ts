import { http, type Slice } from '@/api/http'

export const NOTICE_KINDS = ['DUE_SOON', 'OVERDUE', 'NEW', 'DISSATISFIED', 'URGED', 'ASSIST'] as const
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
  at: string
  readAt: string | null
}

export const notices = {
  list: (query: { cursor?: string | null; limit?: number } = {}) => http.get<Slice<Notice>>('/notices', query),
  count: () => http.get<{ unread: number }>('/notices/count'),
  read: (ids: number[]) => http.post<void>('/notices/read', { ids }),
  readAll: () => http.post<void>('/notices/read', { all: true }),
}

export interface AuditEntry {
  id: number
  at: string
  kind: string
  person: { id: number; name: string } | null
  unit: { id: number; name: string } | null
  number: string | null
  detail: Record<string, unknown>
}

export const audit = {
  list: (query: { person?: number; case?: string; kind?: string; cursor?: string | null }) =>
    http.get<Slice<AuditEntry>>('/audit', query),
}
