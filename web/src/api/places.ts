import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** An area (地点) that a text may speak of, with the words that say so. */
export type PlaceSuggestion = Described<'PlaceSuggestion'>

export const places = {
  /** Reads a text that is being typed; nothing of it is kept. */
  suggest: (text: string) => http.post<PlaceSuggestion[]>('/places/suggestions', { text }),
}
