import type { CaseNumber } from '@/api/cases'
import { every, type Described } from '@/api/described'
import { http } from '@/api/http'

/** Other words for a draft by a machine (机器润色), beside the draft. */
export type Reworded = Described<'RewordingReworded'>
export type RewordingSetting = Described<'Setting'>
export type Purpose = RewordingSetting['uses'][number]
export const PURPOSES = every<Purpose>()(['REPLY', 'SUMMARY'])
export type SettingWanted = Described<'RewordingSettingWanted'>

export const rewording = {
  offered: () => http.get<Purpose[]>('/rewording'),
  reply: (number: CaseNumber, text: string) => http.post<Reworded>(`/cases/${number}/reply-rewording`, { text }),
  summary: (number: CaseNumber) => http.post<Reworded>(`/cases/${number}/summary-rewording`),
  page: () => http.get<Described<'RewordingPage'>>('/admin/rewording'),
  save: (wanted: SettingWanted) => http.post<RewordingSetting>('/admin/rewording', wanted),
  attempt: () => http.post<Described<'RewordingTried'>>('/admin/rewording/test'),
}
