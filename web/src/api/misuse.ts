import type { CaseNumber } from '@/api/cases'
import { every, type Asked, type Described } from '@/api/described'
import { http } from '@/api/http'

/** A misuse mark (滥用标记) of a claimant. */
export type MisuseMark = Described<'MisuseMarkShown'>
export type MisuseGround = MisuseMark['ground']
export type MisuseDesk = NonNullable<Asked<'/api/misuse-marks'>['desk']>

export const MISUSE_GROUNDS = every<MisuseGround>()(['REPEATED', 'HOLDING_THE_LINE', 'UNTRUE', 'ABUSIVE'])
/** So many characters at least say what happened and why. */
export const SHORTEST_WORDS = 10
export const MISUSE_DESKS = every<MisuseDesk>()(['WAITING', 'IN_FORCE', 'ENDED'])

export const misuse = {
  desk: (desk: MisuseDesk) => http.get<MisuseMark[]>('/misuse-marks', { desk }),
  ofCase: (number: CaseNumber) => http.get<MisuseMark[]>(`/cases/${number}/misuse-marks`),
  propose: (number: CaseNumber, body: { ground: MisuseGround; words: string }, key: string) =>
    http.post<MisuseMark>(`/cases/${number}/misuse-marks`, body, { idempotencyKey: key }),
  decide: (id: number, body: { inForce: boolean; until: string | null; reason: string; rule: string }, key: string) =>
    http.post<MisuseMark>(`/misuse-marks/${id}/decide`, body, { idempotencyKey: key }),
  lift: (id: number, reason: string) => http.post<MisuseMark>(`/misuse-marks/${id}/lift`, { reason }),
}
