import { describe, expect, it } from 'vitest'
import type { TaskState, Whistle, WhistleCall } from '@/api/whistles'
import { settled, stageOf } from '@/components/whistle/stages'

const unit = { id: 7, name: '市自来水集团', kind: 'ENTERPRISE' as const }
const call = (presence: WhistleCall['presence']): WhistleCall => ({
  unit,
  duty: '',
  dueAt: '2026-03-02T02:00:00Z',
  presence,
  word: null,
  firstAt: null,
  at: null,
  inTime: null,
  stars: null,
  ratingWord: null,
  ours: false,
})
const whistle = (...states: TaskState[]): Whistle =>
  ({ tasks: states.map((state, i) => ({ no: i + 1, unit, state })) }) as unknown as Whistle

describe('where a called unit stands', () => {
  it('is silent until it reports in', () => {
    expect(stageOf(whistle(), call(null))).toBe('SILENT')
    expect(stageOf(whistle(), call('CANNOT'))).toBe('THERE')
  })
  it('has tasks until each is accepted or waived', () => {
    expect(stageOf(whistle('ACCEPTED', 'DONE'), call('ARRIVED'))).toBe('TASKS')
    expect(stageOf(whistle('ACCEPTED', 'WAIVED'), call('ARRIVED'))).toBe('READY')
  })
  it('can end when nothing is open', () => {
    expect(settled(whistle('ACCEPTED'))).toBe(true)
    expect(settled(whistle('GIVEN'))).toBe(false)
  })
})
