import { Problem, problemOf } from '@/api/problem'
import { noteServerDate } from '@/lib/clock'

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

export interface Call {
  query?: Query
  /** JSON body, or FormData as it is. */
  body?: unknown
  /** Makes an act safe to send again: the same key gets the first answer. */
  idempotencyKey?: string
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Milliseconds until we stop waiting; uploads wait longer. */
  timeout?: number
  /** What to read: JSON unless told. */
  as?: 'json' | 'text' | 'blob'
}

/** One page of a longer list; `next` is the cursor of the following page. */
export interface Slice<T> {
  items: T[]
  next: string | null
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

let loggedOut: () => void = () => undefined
/** The session store says here what happens when the server no longer knows us. */
export function onLoggedOut(handler: () => void): void {
  loggedOut = handler
}

export function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1))
}

export function url(path: string, query?: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '') continue
    params.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const tail = params.toString()
  return `/api${path}${tail ? `?${tail}` : ''}`
}

/** A key for one act; made once, kept for every repetition of that act. */
export function newKey(): string {
  // randomUUID exists in secure contexts only; an office may well run plain http inside its own net
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function send(method: Method, path: string, call: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...call.headers }
  if (call.idempotencyKey) headers['Idempotency-Key'] = call.idempotencyKey
  const token = cookie('XSRF-TOKEN')
  if (method !== 'GET' && token) headers['X-XSRF-TOKEN'] = token
  let body: BodyInit | undefined
  if (call.body instanceof FormData) body = call.body
  else if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(call.body)
  }
  const limit = AbortSignal.timeout(call.timeout ?? (body instanceof FormData ? 300_000 : 30_000))
  const signal = call.signal ? AbortSignal.any([call.signal, limit]) : limit
  try {
    const init: RequestInit = { method, headers, signal, credentials: 'same-origin' }
    if (body !== undefined) init.body = body
    return await fetch(url(path, call.query), init)
  } catch (error) {
    if (call.signal?.aborted) throw error
    throw new Problem(limit.aborted ? 'client/timeout' : 'client/offline', 0, {})
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const raw = await answer.text()
  if (raw === '') return undefined
  try {
    return JSON.parse(raw) as unknown
  } catch {
    return undefined
  }
}

async function call<T>(method: Method, path: string, options: Call = {}): Promise<T> {
  let answer = await send(method, path, options)
  if (answer.status === 403 && method !== 'GET') {
    const problem = problemOf(403, await bodyOf(answer))
    if (problem.code !== 'shared/csrf') throw problem
    // the token was older than the server; a read renews it, then once more
    await send('GET', '/session', {})
    answer = await send(method, path, options)
  }
  noteServerDate(answer.headers.get('Date'))
  if (!answer.ok) {
    const problem = problemOf(answer.status, await bodyOf(answer))
    if (answer.status === 401 && path !== '/session' && !path.startsWith('/public/')) loggedOut()
    throw problem
  }
  if (options.as === 'blob') return (await answer.blob()) as T
  if (options.as === 'text') return (await answer.text()) as T
  if (answer.status === 204) return undefined as T
  const body = await bodyOf(answer)
  if (body === undefined && answer.headers.get('Content-Length') !== '0' && answer.status === 200) {
    throw new Problem('client/unreadable', answer.status, {})
  }
  return body as T
}

export const http = {
  get: <T>(path: string, query?: Query, options: Omit<Call, 'query' | 'body'> = {}) =>
    call<T>('GET', path, { ...options, ...(query ? { query } : {}) }),
  post: <T>(path: string, body?: unknown, options: Omit<Call, 'body'> = {}) => call<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options: Omit<Call, 'body'> = {}) => call<T>('PUT', path, { ...options, body }),
  delete: <T>(path: string, options: Omit<Call, 'body'> = {}) => call<T>('DELETE', path, options),
}
