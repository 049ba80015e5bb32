import { http } from '@/api/http'
import { type Described } from '@/api/described'

/** Automatic dispatch: the switch, each category beside what would have happened, and what went by itself. */
export type Automatic = Described<'AutomaticPageView'>
export type AutomaticLine = Described<'AutomaticPageLine'>

export type ThresholdChoice = { way: 'FROM'; from: number } | { way: 'NEVER' | 'AS_ALL'; from: null }

export const automatic = {
  look: (weeks: number) => http.get<Automatic>('/automatic-dispatch', { weeks }),
  on: (reason: string) => http.post<void>('/automatic-dispatch/on', { reason }),
  off: () => http.post<void>('/automatic-dispatch/off', {}),
  /** Null for the category: all that have none of their own. */
  decide: (category: string | null, choice: ThresholdChoice, reason: string) =>
    http.post<void>('/automatic-dispatch/thresholds', { category, way: choice.way, sendsFrom: choice.from, reason }),
}
