import { chapters, detailLines } from '@/components/case/timeline'
import { aCase } from '@/test/factories'
import type { TimelineEvent } from '@/api/cases'

const event = (over: Partial<TimelineEvent>): TimelineEvent => ({
  seq: 1,
  type: 'Noted',
  at: '2026-11-22T01:00:00Z',
  actor: { name: '李建国', role: 'HANDLER' },
  unit: null,
  round: 1,
  state: 'HANDLING',
  detail: {},
  ...over,
})
const say = (key: string) => key
const lines = (over: Partial<TimelineEvent>) => detailLines(aCase(), event(over), say, (at) => at).map((line) => line.text)

describe('the timeline', () => {
  it('has rounds as chapters, the latest first', () => {
    const found = chapters([event({ seq: 1 }), event({ seq: 2 }), event({ seq: 3, round: 2 })])
    expect(found.map((it) => [it.round, it.events.map((e) => e.seq)])).toEqual([
      [2, [3]],
      [1, [2, 1]],
    ])
  })
  it('says whom a case went to, and why', () => {
    expect(lines({ type: 'Dispatched', detail: { unit: { id: 8, name: '望京街道' }, assisting: [], mode: 'DECIDED', reason: '辖区有争议' } })).toEqual([
      '望京街道',
      'case.mode.DECIDED',
      '辖区有争议',
    ])
  })
  it('repeats no words of the citizen, which stand at the top', () => {
    expect(lines({ type: 'Submitted', detail: { words: '电梯坏了', kind: 'COMPLAINT' } })).toEqual([])
  })
  it('tells the three answers', () => {
    expect(lines({ type: 'Revisited', detail: { channel: 'PHONE', contacted: true, solved: 'NOT_SOLVED', satisfaction: 'DISSATISFIED', words: '没修好' } })).toEqual([
      'act.contactedAnswer.true',
      'case.solved.NOT_SOLVED',
      'case.satisfaction.DISSATISFIED',
      '没修好',
    ])
  })
})
