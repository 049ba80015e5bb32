import { corners, incidentRules, requestOf, valuesOf } from './incident'

const filledIn = () => ({ ...valuesOf(undefined, '2026-11-22T01:00:00.000Z'), name: '停暖', category: '030502', areas: [3], answer: '正在抢修', unit: 9, expectedEnd: '2026-11-22T09:00:00.000Z' })

describe('the form of a known incident', () => {
  it('reads corners one a line and refuses what is none', () => {
    expect(corners('116.46,39.98\n116.48，39.98\n\n116.47 40')).toEqual([
      { lon: 116.46, lat: 39.98 },
      { lon: 116.48, lat: 39.98 },
      { lon: 116.47, lat: 40 },
    ])
    expect(corners('')).toEqual([])
    expect(corners('望京')).toBeUndefined()
  })

  it('wants a place, an end after the beginning, and a reason for a change', () => {
    const rules = incidentRules(true)
    const good = { ...filledIn(), reason: '改期' }
    for (const [field, rule] of Object.entries(rules)) expect([field, rule?.(good)]).toEqual([field, undefined])
    expect(rules.areas?.({ ...good, areas: [] })).toBe('required')
    expect(rules.areas?.({ ...good, areas: [], outline: '116,39' })).toBeUndefined()
    expect(rules.expectedEnd?.({ ...good, expectedEnd: '2026-11-22T00:00:00.000Z' })).toBe('invalid')
    expect(rules.reason?.({ ...good, reason: ' ' })).toBe('required')
    expect(incidentRules(false).reason?.({ ...good, reason: '' })).toBeUndefined()
  })

  it('sends lists without empty lines', () => {
    const body = requestOf({ ...filledIn(), buildings: '西里三区\n\n 5号楼 ', words: '' }, null)
    expect(body.buildings).toEqual(['西里三区', '5号楼'])
    expect(body.words).toEqual([])
    expect(body.reason).toBeNull()
  })
})
