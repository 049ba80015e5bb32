import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** Search over all cases that the viewer may see (工单搜索). */
export type FoundCase = Described<'SearchFoundCase'>
export type Found = Described<'SearchResult'>
export type SearchRequest = Partial<Described<'SearchRequest'>>

export const search = {
  // by POST: a claimant's phone must not stand in an address
  cases: (asked: SearchRequest, signal?: AbortSignal) => http.post<Found>('/cases/search', asked, signal ? { signal } : {}),
}
