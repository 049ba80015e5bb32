import { http } from '@/api/http'
import { every, type Described } from '@/api/described'

/** What a text is about, as the city's models or the catalogue's keywords see it. */
export type Understood = Described<'UnderstandingUnderstoodView'>
export type Suggestion = Described<'SuggestionsSuggestion'>

/** A model of the city with its figures on the newest cases, which it had not seen. */
export type CityModel = Described<'ModelRow'>
export type Subject = CityModel['subject']
export const SUBJECTS = every<Subject>()(['CATEGORY', 'KIND', 'URGENCY', 'UNIT'])

export const understanding = {
  suggestions: (title: string, text: string, signal?: AbortSignal) =>
    http.post<Understood>('/understanding/suggestions', { title, text }, signal ? { signal } : {}),
  /** What was suggested beside what people chose, week by week. */
  quality: () => http.get<Described<'GivenQuality'>>('/understanding/quality'),
  models: () => http.get<CityModel[]>('/understanding/models'),
  /** The model before takes the place of the one in force. */
  rollBack: (subject: Subject) => http.post<CityModel[]>(`/understanding/models/${subject}/rollback`, {}),
}
