import { every, type Described } from '@/api/described'
import { http, type Slice } from '@/api/http'
import { csv, type CsvOutcome } from '@/api/units'

/** An area (地点) that a text may speak of, with the words that say so. */
export type PlaceSuggestion = Described<'PlaceSuggestion'>

/** Another or an old name of a place, with who, when and why (别名、旧地名). */
export type NameRow = Described<'NameRow'>
export type NameSource = NameRow['source']
export const NAME_SOURCES = every<NameSource>()(['KEPT', 'LEARNED', 'SHIPPED', 'ENDED', 'FORGOTTEN'])
export type NewName = Described<'NameNewName'>
export const NAME_KINDS = every<NonNullable<NewName['kind']>>()(['ALIAS', 'OLD_NAME'])
export const NAMED_THINGS = every<NonNullable<NewName['thing']>>()(['AREA', 'BUILDING', 'ROAD'])

/** What is typed, and a point. */
export type Typed = Partial<Described<'PlaceTyped'>>
export type CasePlace = Described<'CasePlace'>
export type OutlineVersion = Described<'OutlineVersion'>
export type OutlineSeen = Described<'OutlineSeen'>
export type ComponentRow = Described<'OutlineComponentRow'>

export const places = {
  /** Reads a text that is being typed; nothing of it is kept. */
  suggest: (typed: Typed) => http.post<PlaceSuggestion[]>('/places/suggestions', typed),
  /** Components near a point that the text may be about. */
  near: (typed: Typed) => http.post<Described<'PlaceNearComponent'>[]>('/places/components/near', typed),
  /** Where a case is on the map, counted as is asked for. */
  ofCase: (number: string, crs: string) => http.get<CasePlace>(`/cases/${number}/place`, { crs }),
  outlines: () => http.get<OutlineVersion[]>('/places/outlines'),
  previewOutlines: (file: File, more: Record<string, string>) => http.post<OutlineSeen[]>('/places/outlines/preview', csv(file, more)),
  acceptOutlines: (file: File, more: Record<string, string>) => http.post<{ version: number }>('/places/outlines', csv(file, more)),
  components: (query: { q: string; cursor?: string | null }) => http.get<Slice<ComponentRow>>('/places/components', query),
  componentCounts: () => http.get<Record<string, number>>('/places/components/counts'),
  componentsAddress: '/api/places/components.csv',
  importComponents: (file: File) => http.post<CsvOutcome>('/places/components.csv', csv(file)),
  names: (query: { source: NameSource; q: string; cursor?: string | null }) => http.get<Slice<NameRow>>('/places/names', query),
  addName: (name: NewName) => http.post<NameRow>('/places/names', name),
  endName: (id: number, reason: string) => http.post<void>(`/places/names/${id}/end`, { reason }),
  forgetName: (name: string, unit: number, reason: string) => http.post<void>('/places/names/forget', { name, unit, reason }),
  rememberName: (name: string, unit: number, reason: string) => http.post<void>('/places/names/remember', { name, unit, reason }),
  namesAddress: '/api/places/names.csv',
  importNames: (file: File) => http.post<CsvOutcome>('/places/names.csv', csv(file)),
}
