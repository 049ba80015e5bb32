import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** What lies under a map. */
export type MapBase = Described<'MapBase'>

export const maps = {
  base: () => http.get<MapBase>('/places/map'),
}
