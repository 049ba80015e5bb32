import { every, type Described } from '@/api/described'
import { http, type Slice } from '@/api/http'

export type UnitKind = Unit['kind']
export const UNIT_KINDS = every<UnitKind>()([
  'CITY',
  'DISTRICT',
  'STREET',
  'COMMUNITY',
  'DEPARTMENT',
  'DISTRICT_DEPARTMENT',
  'ENTERPRISE',
  'SECTION',
  'HOTLINE',
])

export interface UnitName {
  id: number
  name: string
  kind?: UnitKind
}

export type Unit = Described<'UnitView'>

/** The path tells two 和平里 apart. */
export type UnitWithPath = Described<'UnitDetail'>

export type UnitHit = UnitWithPath

export type UnitDraft = Described<'UnitForm'>

export type CsvOutcome = Described<'ImportCount'>

export function csv(file: File, more: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(more)) form.append(name, value)
  form.append('file', file)
  return form
}

export const units = {
  below: (parent?: number, ended = false) => http.get<Unit[]>('/units', { parent, ended: ended || undefined }),
  search: (q: string, kinds: readonly UnitKind[] = [], within?: number, limit = 20) =>
    http.get<UnitHit[]>('/units/search', { q, kinds, within, limit }),
  get: (id: number) => http.get<UnitWithPath>(`/units/${id}`),
  create: (draft: UnitDraft) => http.post<Unit>('/units', draft),
  update: (id: number, draft: UnitDraft) => http.put<Unit>(`/units/${id}`, draft),
  csvAddress: '/api/units.csv',
  importCsv: (file: File) => http.post<CsvOutcome>('/units.csv', csv(file)),
}

export type PersonPost = Described<'PeoplePostView'>

export type Person = Described<'PeoplePersonView'>

/** Without a scope it is the usual one of the unit. */
export type PostDraft = Described<'PeoplePostForm'>

export type NewPerson = Described<'PeoplePersonForm'>

export const people = {
  list: (query: { unit?: number; q?: string; cursor?: string | null }) => http.get<Slice<Person>>('/people', query),
  create: (person: NewPerson) => http.post<Described<'PeopleNewPersonView'>>('/people', person),
  update: (id: number, person: { name: string; active: boolean }) =>
    http.put<Person>(`/people/${id}`, person),
  addPost: (id: number, post: PostDraft) =>
    http.post<PersonPost>(`/people/${id}/posts`, post),
  endPost: (id: number, postId: number) => http.put<PersonPost>(`/people/${id}/posts/${postId}/end`, {}),
  resetPassword: (id: number) => http.post<Described<'PeopleFirstPasswordView'>>(`/people/${id}/password-reset`, {}),
  csvAddress: '/api/people.csv',
  importCsv: (file: File) =>
    http.post<Described<'PeopleImported'>>('/people.csv', csv(file)),
}

export const TOKEN_SCOPES = ['cases:read', 'cases:write', 'intake', 'ranking:read', 'admin', 'audit:read'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** One's own token for a program (访问令牌), without its secret. */
export type AccessToken = Omit<Described<'TokensListed'>, 'scopes'> & { scopes: TokenScope[] }

export const tokens = {
  list: () => http.get<AccessToken[]>('/tokens'),
  /** The token itself is in this answer and nowhere else. */
  create: (draft: { name: string; scopes: TokenScope[]; expiresAt: string; postId: number | null }) =>
    http.post<Described<'TokensIssued'>>('/tokens', draft),
  revoke: (id: number) => http.delete<void>(`/tokens/${id}`),
}
