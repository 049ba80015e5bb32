import type { Described } from '@/api/described'
import { http, type Slice } from '@/api/http'

/** A case that waits to be asked about, soonest due first. */
export type WaitingRevisit = Described<'RevisitWaiting'>

export const revisits = {
  /** Claims the next case for this agent; undefined when nothing is waiting. */
  next: () => http.post<Described<'RevisitHanded'> | undefined>('/revisits/next', {}),
  list: (query: { cursor?: string | null } = {}) => http.get<Slice<WaitingRevisit>>('/revisits', query),
  release: (number: string) => http.post<void>(`/revisits/${number}/release`, {}),
}
