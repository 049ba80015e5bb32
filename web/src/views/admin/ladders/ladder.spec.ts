import { describe, expect, it } from 'vitest'
import { freeCode, freshLadder, freshRung, rungMoment } from './ladder'

const say = (limit: string) => limit
const t = (key: string, values: Record<string, unknown>) => `${key} ${JSON.stringify(values)}`

describe('a ladder being edited', () => {
  it('says where a rung lies', () => {
    const rung = freshRung(1)
    expect(rungMoment(rung, t, say)).toBe('ladder.said.SHARE {"share":50}')
    expect(rungMoment({ ...rung, at: { of: 'AFTER_START', share: 0, limit: '3d' } }, t, say)).toBe('ladder.said.AFTER_START {"limit":"3d"}')
    expect(rungMoment({ ...rung, at: { of: 'AFTER_START', share: 0, limit: null } }, t, say)).toBe('ladder.said.AT_START {}')
  })

  it('finds a code for another rung', () => {
    expect(freeCode([freshRung(1), freshRung(3)])).toBe(4)
    expect(freeCode([freshRung(2)])).toBe(3)
  })

  it('begins as a copy that does not touch the example', () => {
    const example = freshLadder()
    const copy = freshLadder({ ...example, code: 'seven-days' })
    for (const rung of copy.rungs) rung.name = '改'
    expect(copy.code).toBe('seven-days-2')
    expect(example.rungs.map((rung) => rung.name)).toEqual([''])
  })
})
