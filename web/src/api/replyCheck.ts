import type { CaseNumber } from '@/api/cases'
import { every, type Described } from '@/api/described'
import { http } from '@/api/http'

/** What may be wrong with a reply (答复检查), with its place in the text. */
export type Warning = Described<'Warning'>
export type WarningKind = Warning['kind']
export const WARNING_KINDS = every<WarningKind>()([
  'FORBIDDEN',
  'PHONE',
  'IDENTITY_NUMBER',
  'PLATE',
  'SOMEBODY_ELSE',
  'OFF_TOPIC',
  'QUESTION_OPEN',
  'NO_DEED',
  'NO_DOER',
  'NO_TIME',
  'COPIED',
])
export type Phrase = Described<'Phrase'>
export type Phrases = Described<'ReplyCheckPhrases'>

export const replyCheck = {
  /** Reads a reply that is being written; nothing of it is kept. */
  check: (number: CaseNumber, text: string, signal?: AbortSignal) => http.post<Warning[]>(`/cases/${number}/reply-check`, { text }, signal ? { signal } : {}),
  phrases: () => http.get<Phrases>('/reply-check/phrases'),
  save: (wanted: { version: number; phrases: Phrase[]; note: string }) => http.post<Phrases>('/reply-check/phrases', wanted),
  weeks: () => http.get<Described<'SentRepliesWeek'>[]>('/reply-check/weeks'),
}
