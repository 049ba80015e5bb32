/** What the server refused, as RFC 9457 problem with its message in every language of the app. */
export type Messages = Record<string, string>

export interface FieldProblem {
  /** JSON pointer of the field (`/claimant/phone`) or the name of a CSV column. */
  pointer: string
  code: string
  /** Line of an imported file, counted from 1 with the header. */
  line?: number
  messages: Messages
}

export class Problem extends Error {
  constructor(
    /** `module/what-happened`; `client/offline`, `client/timeout` and `client/unreadable` are our own. */
    readonly code: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly messages: Messages,
    readonly errors: readonly FieldProblem[] = [],
    readonly properties: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
    this.name = 'Problem'
  }

  /** Nobody can know whether the act was done: send the same again with the same key. */
  get undecided(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function messagesOf(value: unknown): Messages {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

function fieldsOf(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.filter((it): it is Record<string, unknown> => typeof it === 'object' && it !== null).map((it) => ({
    pointer: text(it.pointer) ?? text(it.field) ?? '',
    code: text(it.code) ?? 'invalid',
    ...(typeof it.line === 'number' ? { line: it.line } : {}),
    messages: messagesOf(it.messages),
  }))
}

/** Reads the body of a refused request; a body that is no problem at all still becomes one. */
export function problemOf(status: number, body: unknown): Problem {
  const map = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = text(map.type)?.replace(/^.*\/problems\//, '')
  const messages = messagesOf(map.messages)
  const detail = text(map.detail)
  if (!messages.en && detail) messages.en = detail
  return new Problem(
    code && code !== 'about:blank' ? code : `http/${status}`,
    status,
    messages,
    fieldsOf(map.errors),
    map,
  )
}
