import type { CaseNumber } from '@/api/cases'
import { every, type Described } from '@/api/described'
import { http } from '@/api/http'

/** A danger (险情) that a text tells of, with the words that decided. */
export type Danger = Described<'Danger'>
export type DangerOfCase = Described<'DangerOfCase'>
export type DangerKind = Danger['kind']
export const DANGER_KINDS = every<DangerKind>()([
  'SUICIDE',
  'THREAT',
  'GATHERING',
  'VIOLENCE',
  'CHILD',
  'LIFE',
  'GAS',
  'FIRE',
  'COLLAPSE',
  'ELECTRICITY',
  'FLOOD',
  'HAZARD',
])

export const dangers = {
  /** Reads a text that is being typed; nothing of it is kept. */
  read: (text: string) => http.post<Danger[]>('/danger/readings', { text }),
  ofCase: (number: CaseNumber) => http.get<DangerOfCase>(`/cases/${number}/dangers`),
  none: (number: CaseNumber, key: string) => http.post<void>(`/cases/${number}/dangers/none`, {}, { idempotencyKey: key }),
}
