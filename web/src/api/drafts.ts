import type { CaseNumber } from '@/api/cases'
import type { Described } from '@/api/described'
import { http } from '@/api/http'

/** What the facts of a case tell, in words (起草). */
export const drafts = {
  reply: (number: CaseNumber) => http.get<Described<'ReplyDraftDrafted'>>(`/cases/${number}/reply-draft`),
  summary: (number: CaseNumber) => http.get<Described<'DraftSummary'>>(`/cases/${number}/summary`),
}
