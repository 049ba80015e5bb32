import type { CaseFile, CaseRow } from '@/api/cases'

/** A case in hand at a street office; say what is different. */
export function aCase(over: Partial<CaseFile> = {}): CaseFile {
  return {
    number: '26112200001237',
    version: 3,
    state: 'HANDLING',
    kind: 'COMPLAINT',
    category: { code: '010101', path: ['住房', '物业管理', '电梯故障'] },
    urgency: 'GENERAL',
    title: '电梯停运两天',
    words: '3号楼电梯停运两天，老人上下楼困难。',
    area: { id: 8, path: ['朝阳区', '望京街道'] },
    address: '望京西园四区3号楼',
    lat: null,
    lon: null,
    channel: 'PHONE',
    secret: false,
    meetingWanted: false,
    meeting: 'NOT_ASKED',
    round: 1,
    claimant: { name: '王**', phone: '138****1234', anonymous: false, known: true },
    holder: { id: 8, name: '望京街道', kind: 'STREET' },
    rule: null,
    clocks: [],
    assignments: [],
    attachments: [],
    timeline: [],
    possible: [],
    related: [],
    attempts: 0,
    callBackAt: null,
    openedAt: '2026-11-22T01:00:00Z',
    closedAt: null,
    outcome: null,
    dueAt: null,
    dueClock: null,
    ...over,
  }
}

export function aRow(over: Partial<CaseRow> = {}): CaseRow {
  return {
    number: '26112200001237',
    title: '电梯停运两天',
    kind: 'COMPLAINT',
    category: { code: '010101', path: ['住房', '物业管理', '电梯故障'] },
    urgency: 'GENERAL',
    place: '朝阳区 望京街道',
    round: 1,
    state: 'HANDLING',
    assignment: { no: 1, unit: { id: 8, name: '望京街道', kind: 'STREET' }, role: 'LEAD', state: 'WORKING' },
    dueAt: null,
    dueClock: null,
    startedAt: null,
    lastEvent: { type: 'Signed', at: '2026-11-22T01:00:00Z' },
    openedAt: '2026-11-22T01:00:00Z',
    closedAt: null,
    secret: false,
    version: 3,
    ...over,
  }
}
