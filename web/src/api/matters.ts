import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** A matter that several people tell (群诉), by the cases the viewer may see. */
export type Matter = Described<'MatterRow'>
export type MatterCase = Described<'MatterCase'>
export type MatterPage = Described<'MatterPage'>
export type Similar = Described<'MatterSimilarFound'>

export const matters = {
  list: () => http.get<Matter[]>('/group-matters'),
  page: (id: number) => http.get<MatterPage>(`/group-matters/${id}`),
  similar: (said: Described<'MatterSimilarRequest'>, signal?: AbortSignal) =>
    http.post<Similar>('/group-matters/similar', said, { signal }),
  merge: (id: number, other: number, reason: string) =>
    http.post<{ id: number }>(`/group-matters/${id}/merge`, { with: other, reason }),
  split: (id: number, cases: string[], reason: string) =>
    http.post<{ id: number }>(`/group-matters/${id}/split`, { cases, reason }),
}
