import type { Datum, Incident, IncidentRequest } from '@/api/incidents'
import { filled, type Rules } from '@/composables/useForm'

/** What somebody fills in of an incident; lists are typed one a line. */
export interface IncidentValues {
  name: string
  category: string | null
  areas: number[]
  buildings: string
  outline: string
  datum: Datum
  words: string
  beginsAt: string | null
  expectedEnd: string | null
  answer: string
  unit: number | null
  reason: string
}

const lines = (text: string) => text.split(/\n/).map((it) => it.trim()).filter(Boolean)

/** Corners from lines such as `116.47,39.99`; undefined where a line is none. */
export function corners(text: string): { lon: number; lat: number }[] | undefined {
  const points = lines(text).map((it) => it.split(/[,，\s]+/).map(Number))
  if (points.some((it) => it.length !== 2 || it.some((number) => !Number.isFinite(number)))) return undefined
  return points.map(([lon = 0, lat = 0]) => ({ lon, lat }))
}

/** Corners as lines, as they are typed. */
export const linesOf = (of: readonly { lon: number; lat: number }[]): string => of.map((at) => `${at.lon.toFixed(6)},${at.lat.toFixed(6)}`).join('\n')

export const valuesOf = (it: Incident | undefined, now: string): IncidentValues => ({
  name: it?.name ?? '',
  category: it?.category ?? null,
  areas: it?.areas.map((area) => area.id) ?? [],
  buildings: it?.buildings.join('\n') ?? '',
  outline: linesOf(it?.outline ?? []),
  datum: 'WGS_84',
  words: it?.words.join('\n') ?? '',
  beginsAt: it?.beginsAt ?? now,
  expectedEnd: it?.expectedEnd ?? null,
  answer: it?.answer ?? '',
  unit: it?.unit.id ?? null,
  reason: '',
})

export const incidentRules = (changing: boolean): Rules<IncidentValues> => ({
  name: (it) => filled(it.name),
  category: (it) => filled(it.category),
  areas: (it) => (it.areas.length || it.outline.trim() ? undefined : 'required'),
  outline: (it) => (corners(it.outline) ? undefined : 'invalid'),
  expectedEnd: (it) => filled(it.expectedEnd) ?? (it.beginsAt && it.expectedEnd && it.expectedEnd <= it.beginsAt ? 'invalid' : undefined),
  answer: (it) => filled(it.answer),
  unit: (it) => filled(it.unit),
  reason: (it) => (changing ? filled(it.reason) : undefined),
})

/** What a new incident is opened out of. */
export interface Origin {
  surge: number | null
  matter: number | null
}

export const requestOf = (it: IncidentValues, version: number | null, { surge, matter }: Origin = { surge: null, matter: null }): IncidentRequest => ({
  version,
  surge,
  matter,
  name: it.name.trim(),
  category: it.category,
  areas: it.areas,
  buildings: lines(it.buildings),
  outline: corners(it.outline) ?? [],
  datum: it.datum,
  words: lines(it.words),
  beginsAt: it.beginsAt,
  expectedEnd: it.expectedEnd,
  answer: it.answer.trim(),
  unit: it.unit,
  reason: it.reason.trim() || null,
})
