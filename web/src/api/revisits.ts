import { http, type Slice } from '@/api/http'
import type { CaseRow } from '@/api/cases'

export const revisits = {
  /** Claims the next case for this agent; undefined when nothing is waiting. */
  next: () => http.post<{ number: string } | undefined>('/revisits/next', {}),
  list: (query: { cursor?: string | null } = {}) => http.get<Slice<CaseRow>>('/revisits', query),
  release: (number: string) => http.post<void>(`/revisits/${number}/release`, {}),
}
