import { randomUUID } from 'node:crypto'
import { expect, request, type APIRequestContext } from '@playwright/test'
import { DEMO_PASSWORD } from './app'

/** What a case needs to know of itself between two acts. */
export interface Standing {
  number: string
  version: number
  state: string
}

export const BASE = process.env.JIEBAN_URL ?? 'http://localhost:8712'
export const STREET = '望京街道'

/** An address of its own for each citizen, so that one test's tries do not use up another's. */
export function someAddress(): string {
  const part = () => 1 + Math.floor(Math.random() * 250)
  return `10.${part()}.${part()}.${part()}`
}

/** Somebody of the staff, by the same API as the pages; the quick way to where a story begins. */
export class Colleague {
  private constructor(
    readonly api: APIRequestContext,
    private readonly username: string,
  ) {}

  /** Sessions from before; a new one takes as long as the hash of a password is meant to take. */
  private static readonly known = new Map<string, Awaited<ReturnType<APIRequestContext['storageState']>>>()

  static async logIn(username: string, password = DEMO_PASSWORD): Promise<Colleague> {
    const known = Colleague.known.get(username + password)
    const api = await request.newContext({ baseURL: BASE, ...(known && { storageState: known }) })
    const colleague = new Colleague(api, username)
    const session = await api.get('/api/session') // brings the token that every change needs
    if (!session.ok()) {
      await colleague.post('/api/session', { username, password })
      Colleague.known.set(username + password, await api.storageState())
    }
    return colleague
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.api.get(path)
    expect(answer.ok(), `${this.username} GET ${path}: ${answer.status()}`).toBe(true)
    return (await answer.json()) as T
  }

  post<T>(path: string, data: unknown): Promise<T> {
    return this.send('POST', path, data)
  }

  put<T>(path: string, data: unknown): Promise<T> {
    return this.send('PUT', path, data)
  }

  private async send<T>(method: 'POST' | 'PUT', path: string, data: unknown): Promise<T> {
    const { cookies } = await this.api.storageState()
    const token = cookies.find((it) => it.name === 'XSRF-TOKEN')?.value ?? ''
    const answer = await this.api.fetch(path, { method, data, headers: { 'X-XSRF-TOKEN': token, 'Idempotency-Key': randomUUID() } })
    const body = await answer.text()
    expect(answer.ok(), `${this.username} ${method} ${path}: ${answer.status()} ${body}`).toBe(true)
    return (body === '' ? undefined : JSON.parse(body)) as T
  }

  act(at: Standing, act: string, body: Record<string, unknown> = {}): Promise<Standing> {
    return this.post(`/api/cases/${at.number}/acts/${act}`, { version: at.version, ...body })
  }

  leave(): Promise<void> {
    return this.api.dispose()
  }
}

/** Does one thing as somebody and leaves. */
export async function asColleague<T>(username: string, work: (colleague: Colleague) => Promise<T>): Promise<T> {
  const colleague = await Colleague.logIn(username)
  try {
    return await work(colleague)
  } finally {
    await colleague.leave()
  }
}

export const streetId = (colleague: Colleague): Promise<number> =>
  colleague
    .get<{ id: number; name: string }[]>(`/api/units/search?q=${encodeURIComponent(STREET)}&kinds=STREET`)
    .then((found) => found.find((it) => it.name === STREET)?.id ?? 0)

/** A call taken down for the dispatcher: nobody in charge yet. */
export const calledIn = (title: string, phone = '13811115555'): Promise<Standing> =>
  asColleague('agent', async (agent) =>
    agent.post('/api/cases', {
      kind: 'COMPLAINT',
      category: null,
      urgency: 'GENERAL',
      title,
      words: `${title}。请尽快处理。`,
      area: await streetId(agent),
      address: '望京西园三区南门',
      claimant: { name: '赵敏', phone, anonymous: false },
      secret: false,
      channel: 'PHONE',
      meetingWanted: false,
      attachments: [],
      outcome: 'POOL',
    }),
  )

/** The same, in the hands of the street. */
export const dispatched = async (title: string): Promise<Standing> => {
  const called = await calledIn(title)
  return asColleague('dispatcher', async (dispatcher) =>
    dispatcher.act(called, 'dispatch', { unit: await streetId(dispatcher), assisting: [], reason: '属地办理' }),
  )
}

/** Signed, contacted and answered by the street, and the answer accepted: the citizen is to be asked. */
export async function handled(at: Standing): Promise<Standing> {
  const replied = await asColleague('wangjing', async (street) => {
    const signed = await street.act(at, 'sign')
    const contacted = await street.act(signed, 'contact', { method: 'PHONE', reached: true, meeting: 'DECLINED', note: '已通话。' })
    return street.act(contacted, 'reply', { text: '已清理干净。', publicText: '您好，垃圾已经清理干净。', resolved: 'SOLVED', attachments: [] })
  })
  return asColleague('wangjing-leader', (leader) => leader.act(replied, 'approve', { text: '' }))
}

export const standing = (number: string): Promise<Standing> =>
  asColleague('dispatcher', (dispatcher) => dispatcher.get<Standing>(`/api/cases/${number}`))
