import { every, type Described } from '@/api/described'
import { http } from '@/api/http'

/** What a post can be; citizens and the system act without one. */
export type Role = Exclude<Described<'SessionPostView'>['role'], 'CITIZEN' | 'SYSTEM'>
export const ROLES = every<Role>()([
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
])

export type Post = Omit<Described<'SessionPostView'>, 'role'> & { role: Role }

export type Session = Omit<Described<'SessionView'>, 'post' | 'posts'> & { post: Post; posts: Post[] }

export const session = {
  current: () => http.get<Session>('/session'),
  logIn: (username: string, password: string) => http.post<Session>('/session', { username, password }),
  logOut: () => http.delete<void>('/session'),
  takePost: (postId: number) => http.put<Session>('/session/post', { postId }),
  changePassword: (current: string, next: string) => http.put<Session>('/session/password', { current, next }),
}
