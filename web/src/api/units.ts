import { http, type Slice } from '@/api/http'
import type { Role } from '@/api/session'

export const UNIT_KINDS = [
  'CITY',
  'DISTRICT',
  'STREET',
  'COMMUNITY',
  'DEPARTMENT',
  'DISTRICT_DEPARTMENT',
  'ENTERPRISE',
  'SECTION',
  'HOTLINE',
] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export interface UnitName {
  id: number
  name: string
  kind?: UnitKind
}

export interface Unit {
  id: number
  code: string
  name: string
  kind: UnitKind
  parentId: number | null
  /** How many units stand directly below. */
  children: number
  from: string
  until: string | null
  residents?: number | null
}

export interface UnitWithPath extends Unit {
  path: { id: number; name: string; kind: UnitKind }[]
}

/** A search hit names its path where the server tells it, to tell two 和平里 apart. */
export interface UnitHit extends Unit {
  path?: { id: number; name: string; kind: UnitKind }[]
}

export interface UnitDraft {
  code: string
  name: string
  kind: UnitKind
  parentId: number | null
  from: string
  until?: string | null
  residents?: number | null
}

export interface CsvOutcome {
  created: number
  updated: number
  ended: number
}

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

export interface PersonPost {
  id: number
  role: Role
  title: string | null
  unit: UnitName
  scope: UnitName | null
  from: string | null
  until: string | null
}

export interface Person {
  id: number
  name: string
  username: string
  active: boolean
  locked: boolean
  posts: PersonPost[]
}

export interface PostDraft {
  unitId: number
  role: Role
  title?: string
  /** Top of the data scope; absent = the usual one of the unit. */
  scopeUnitId?: number | null
  from?: string | null
  until?: string | null
}

export interface NewPerson {
  name: string
  username: string
  posts: PostDraft[]
}

export const people = {
  list: (query: { unit?: number; q?: string; cursor?: string | null }) => http.get<Slice<Person>>('/people', query),
  create: (person: NewPerson) => http.post<Person & { firstPassword: string }>('/people', person),
  update: (id: number, person: { name: string; active: boolean }) =>
    http.put<Person>(`/people/${id}`, person),
  addPost: (id: number, post: PostDraft) =>
    http.post<PersonPost>(`/people/${id}/posts`, post),
  endPost: (id: number, postId: number) => http.put<PersonPost>(`/people/${id}/posts/${postId}/end`, {}),
  resetPassword: (id: number) => http.post<{ firstPassword: string }>(`/people/${id}/password-reset`, {}),
  csvAddress: '/api/people.csv',
  importCsv: (file: File) =>
    http.post<CsvOutcome & { firstPasswords: { username: string; firstPassword: string }[] }>('/people.csv', csv(file)),
}

export const TOKEN_SCOPES = ['cases:read', 'cases:write', 'intake', 'ranking:read', 'admin', 'audit:read'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** One's own token for a program (访问令牌), without its secret. */
export interface AccessToken {
  id: number
  name: string
  postId: number
  scopes: TokenScope[]
  createdAt: string
  expiresAt: string
  revokedAt: string | null
  lastUsedAt: string | null
}

export const tokens = {
  list: () => http.get<AccessToken[]>('/tokens'),
  /** The token itself is in this answer and nowhere else. */
  create: (draft: { name: string; scopes: TokenScope[]; expiresAt: string; postId: number | null }) =>
    http.post<{ id: number; token: string }>('/tokens', draft),
  revoke: (id: number) => http.delete<void>(`/tokens/${id}`),
}
