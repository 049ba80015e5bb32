import type { CaseKind } from '@/api/catalogue'
import { every, type Described } from '@/api/described'
import { http } from '@/api/http'

/** What proves that this browser uploaded a file. */
export type UploadKey = Described<'UploadKey'>

export interface PublicDraft extends Described<'PortalSubmitRequest'> {
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
export type PublicArea = Described<'PortalArea'>

/** What a citizen sees of the own case; nothing in it names another person. */
export type PublicCase = Described<'TrackedCase'>

/** 见面邀请: the newest, and what was said to it. */
export type PublicInvitation = NonNullable<PublicCase['invitation']>
export type InvitationAnswer = Described<'PortalInvitationAnswer'>

type Answer = Required<Described<'PortalAnswerRequest'>>
export type Solved = NonNullable<Answer['solved']>
export type Satisfaction = NonNullable<Answer['satisfaction']>
export type RevisitWay = NonNullable<PublicDraft['revisit']>
export const REVISIT_WAYS = every<RevisitWay>()(['PHONE', 'LINK', 'NONE'])
export const SOLVED = every<Solved>()(['SOLVED', 'PARTLY', 'NOT_SOLVED'])
export const SATISFACTION = every<Satisfaction>()(['SATISFIED', 'BASICALLY', 'DISSATISFIED', 'NONE'])

export interface QuestionnaireAnswer extends Described<'PortalAnswerRequest'> {
  contacted: boolean
  solved: Solved
  satisfaction: Satisfaction
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
  categories: () => http.get<Described<'PortalCategoryView'>[]>('/public/categories'),
  upload: (file: File) => {
    const form = new FormData()
    form.append('file', file)
    return http.post<UploadKey>('/public/attachments', form)
  },
  create: (draft: PublicDraft, idempotencyKey: string) =>
    http.post<Described<'PortalSubmitted'>>('/public/cases', draft, { idempotencyKey }),
  knownIncidents: (said: Described<'PortalIncidentQuestion'>) =>
    http.post<Described<'PortalKnownIncident'>[]>('/public/incidents/matching', said),
  track: (number: string, phoneTail: string) => http.post<Described<'PortalTrack'>>('/public/track', { number, phoneTail }),
  get: (track: string) => http.get<PublicCase>('/public/case', undefined, tracked(track)),
  urge: (track: string, text: string, key: string) => http.post<PublicCase>('/public/case/urge', { text }, tracked(track, key)),
  supplement: (track: string, body: { text: string; attachments: UploadKey[] }, key: string) =>
    http.post<PublicCase>('/public/case/supplement', body, tracked(track, key)),
  pressure: (track: string, key: string) => http.post<PublicCase>('/public/case/pressure', {}, tracked(track, key)),
  meeting: (track: string, wanted: boolean, key: string) =>
    http.post<PublicCase>('/public/case/meeting', { wanted }, tracked(track, key)),
  chooseRevisit: (track: string, way: RevisitWay, key: string) =>
    http.post<PublicCase>('/public/case/revisit-choice', { way }, tracked(track, key)),
  answerInvitation: (track: string, body: InvitationAnswer, key: string) =>
    http.post<PublicCase>('/public/case/meeting-answer', body, tracked(track, key)),
  answer: (track: string, answer: QuestionnaireAnswer, key: string) =>
    http.post<PublicCase>('/public/case/answer', answer, tracked(track, key)),
  /** As a blob, because an image's address could not carry the header. */
  photo: (track: string, id: number) =>
    http.get<Blob>(`/public/photos/${id}`, undefined, { ...tracked(track), as: 'blob' }),
}
