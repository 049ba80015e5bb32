import { http } from '@/api/http'

export const LADDER_CLOCKS = ['FEEDBACK', 'SIGN', 'CONTACT', 'PROGRESS', 'ASSIST', 'REPORT_IN', 'TASK', 'SUPERVISION', 'STATEMENT', 'ACCEPT', 'DISPATCH'] as const
export const MOMENTS = ['SHARE', 'AFTER_START', 'BEFORE_DUE', 'AFTER_DUE'] as const
export const RUNG_KINDS = ['TELL', 'STUDIO', 'DISPATCH_MEETING', 'RAISE_URGENCY', 'SUPERVISE', 'CONFERENCE'] as const
export const TARGETS = ['UNIT_PRESSED', 'LEADER_PRESSED', 'LEAD_LEADER', 'LEADER_ABOVE', 'DISTRICT_LEADER', 'DISPATCHER', 'UNIT', 'PERSON'] as const

export interface Target {
  to: (typeof TARGETS)[number]
  unit: number | null
  role: string | null
  person: number | null
}

/** One rung (一级) of a ladder. */
export interface Rung {
  code: string
  name: string
  nameEn: string
  at: { of: (typeof MOMENTS)[number]; share: number; limit: string | null }
  action: {
    kind: (typeof RUNG_KINDS)[number]
    tell: Target[]
    urgent: boolean
    unit: number | null
    limit: string | null
    urgency: string | null
    words: string
  }
  since: string | null
}

/** A ladder (升级阶梯), one version of it. */
export interface Ladder {
  code: string
  version: number
  name: string
  nameEn: string
  active: boolean
  clock: (typeof LADDER_CLOCKS)[number]
  when: { categories: string[]; urgencies: string[]; areas: number[]; fromRound: number; whistleOpen: boolean | null }
  rungs: Rung[]
}

export interface LadderVersion {
  ladder: Ladder
  madeBy: string
  madeAt: string
  note: string
  /** Names of the units it names, by id. */
  units: Record<string, string>
}

/** What a ladder would have done last month. */
export interface LadderPreview {
  from: string
  until: string
  looked: number
  all: number
  rungs: { rung: string; times: number }[]
  examples: { number: string; unit: string | null; rung: string; at: string }[]
}

export const ladders = {
  all: () => http.get<LadderVersion[]>('/ladders'),
  shipped: () => http.get<Ladder[]>('/ladders/shipped'),
  versions: (code: string) => http.get<LadderVersion[]>(`/ladders/${code}/versions`),
  save: (version: number, ladder: Ladder, note: string) => http.put<LadderVersion>(`/ladders/${ladder.code}`, { version, note, ladder }),
  preview: (ladder: Ladder) => http.post<LadderPreview>('/ladders/preview', ladder),
}
