import { http } from '@/api/http'
import { every, type Described } from '@/api/described'

/** What a text is about, as the city's models or the catalogue's keywords see it. */
export type Understood = Described<'UnderstandingUnderstoodView'>
export type Suggestion = Described<'SuggestionsSuggestion'>

/** A model of the city with its figures on the newest cases, which it had not seen. */
export type CityModel = Described<'ModelRow'>
export type Threshold = Described<'ThresholdsLine'>
export type Subject = CityModel['subject']
export const SUBJECTS = every<Subject>()(['CATEGORY', 'KIND', 'URGENCY', 'UNIT'])

export const understanding = {
  suggestions: (title: string, text: string, area: number | null, signal?: AbortSignal) =>
    http.post<Understood>('/understanding/suggestions', { title, text, area }, signal ? { signal } : {}),
  /** What was suggested beside what people chose, week by week. */
  quality: () => http.get<Described<'GivenQuality'>>('/understanding/quality'),
  /** From which confidence a suggested category is filled in, beside how right it was. */
  thresholds: () => http.get<Threshold[]>('/understanding/thresholds'),
  /** Null for the category: all that have none of their own; null for the confidence: as for all. */
  decideThreshold: (category: string | null, fillsIn: number | null) =>
    http.post<Threshold[]>('/understanding/thresholds', { category, fillsIn }),
  models: () => http.get<CityModel[]>('/understanding/models'),
  /** The model before takes the place of the one in force. */
  rollBack: (subject: Subject) => http.post<CityModel[]>(`/understanding/models/${subject}/rollback`, {}),
}
