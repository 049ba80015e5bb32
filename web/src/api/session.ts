import { http } from '@/api/http'
import type { UnitKind } from '@/api/units'

export const ROLES = [
  'AGENT',
  'DISPATCHER',
  'HANDLER',
  'LEADER',
  'REVISITER',
  'ASSESSOR',
  'ANALYST',
  'GRID_OFFICER',
  'GOVERNOR',
  'ADMINISTRATOR',
  'AUDITOR',
] as const
export type Role = (typeof ROLES)[number]

export interface Post {
  id: number
  role: Role
  title: string | null
  unit: { id: number; code: string; name: string; kind: UnitKind }
}

export interface Session {
  person: { id: number; name: string; username: string; mustChangePassword: boolean }
  post: Post | null
  posts: Post[]
}

export const session = {
  current: () => http.get<Session>('/session'),
  logIn: (username: string, password: string) => http.post<Session>('/session', { username, password }),
  logOut: () => http.delete<void>('/session'),
  takePost: (postId: number) => http.put<Session>('/session/post', { postId }),
  changePassword: (current: string, next: string) => http.put<Session>('/session/password', { current, next }),
}
