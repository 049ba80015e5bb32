import { http } from '@/api/http'
import type { Category, CaseKind } from '@/api/catalogue'
import type { CaseState } from '@/api/cases'
import type { UnitKind } from '@/api/units'

/** What proves that this browser uploaded a file. */
export interface UploadKey {
  id: number | string
  key: string
}

export interface PublicDraft {
  kind: CaseKind
  category?: string | null
  words: string
  area?: number | null
  address: string
  lat: number | null
  lon: number | null
  claimant: { name: string; phone: string; anonymous: boolean }
  secret: boolean
  meetingWanted: boolean
  attachments: UploadKey[]
}

/** A district, street or community; the path is told by names, from the city down to the area itself. */
export interface PublicArea {
  id: number
  name: string
  kind: UnitKind
  path: string[]
  children: number
}

/** What a citizen sees of the own case; nothing in it names another person. */
export interface PublicCase {
  number: string
  title: string
  words: string
  state: CaseState
  round: number
  holder: string | null
  dueAt: string | null
  /** What happened, by its kind; the words for it are ours, `text` is what somebody wrote. */
  steps: { type: string; at: string; unit: string | null; text: string | null; round: number }[]
  meeting: { wanted: boolean; answer: 'ACCEPTED' | 'DECLINED' | 'NOT_ASKED' }
  photos: { id: number; stage: string }[]
  canUrge: boolean
  canSupplement: boolean
  canAnswer: boolean
  canAnswerMeeting: boolean
  questionnaire: { round: number } | null
  closedAt: string | null
}

export const SOLVED = ['SOLVED', 'PARTLY', 'NOT_SOLVED'] as const
export const SATISFACTION = ['SATISFIED', 'BASICALLY', 'DISSATISFIED', 'NONE'] as const

export interface QuestionnaireAnswer {
  contacted: boolean
  solved: (typeof SOLVED)[number]
  satisfaction: (typeof SATISFACTION)[number]
  words: string
}

/** `track` proves that this browser may see the case; it travels in a header, never in an address. */
const tracked = (track: string, idempotencyKey?: string) => ({
  headers: { 'X-Track': track },
  ...(idempotencyKey ? { idempotencyKey } : {}),
})

export const publicCases = {
  areas: (parent?: number) => http.get<PublicArea[]>('/public/areas', { parent }),
  searchAreas: (q: string) => http.get<PublicArea[]>('/public/areas/search', { q }),
  categories: () => http.get<Pick<Category, 'code' | 'name' | 'parent' | 'level'>[]>('/public/categories'),
  upload: (file: File) => {
    const form = new FormData()
    form.append('file', file)
    return http.post<UploadKey>('/public/attachments', form)
  },
  create: (draft: PublicDraft, idempotencyKey: string) =>
    http.post<{ number: string; track: string }>('/public/cases', draft, { idempotencyKey }),
  track: (number: string, phoneTail: string) => http.post<{ track: string }>('/public/track', { number, phoneTail }),
  get: (track: string) => http.get<PublicCase>('/public/case', undefined, tracked(track)),
  urge: (track: string, text: string, key: string) => http.post<PublicCase>('/public/case/urge', { text }, tracked(track, key)),
  supplement: (track: string, body: { text: string; attachments: UploadKey[] }, key: string) =>
    http.post<PublicCase>('/public/case/supplement', body, tracked(track, key)),
  meeting: (track: string, wanted: boolean, key: string) =>
    http.post<PublicCase>('/public/case/meeting', { wanted }, tracked(track, key)),
  answer: (track: string, answer: QuestionnaireAnswer, key: string) =>
    http.post<PublicCase>('/public/case/answer', answer, tracked(track, key)),
  /** As a blob, because an image's address could not carry the header. */
  photo: (track: string, id: number) =>
    http.get<Blob>(`/public/photos/${id}`, undefined, { ...tracked(track), as: 'blob' }),
}
