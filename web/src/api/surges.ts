import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** Far more of one category at one place than its rhythm (突增). */
export type Surge = Described<'SurgeRow'>
export type SurgePage = Described<'SurgePage'>
export type SurgeHour = SurgePage['curve'][number]

export const surges = {
  list: () => http.get<Surge[]>('/surges'),
  page: (id: number) => http.get<SurgePage>(`/surges/${id}`),
  seen: (id: number) => http.post<void>(`/surges/${id}/seen`, {}),
  none: (id: number, reason: string) => http.post<void>(`/surges/${id}/none`, { reason }),
  matter: (id: number, reason: string) => http.post<{ id: number }>(`/surges/${id}/matter`, { reason }),
}
