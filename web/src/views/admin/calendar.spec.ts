import { monthsOf } from './calendar'

describe('a year as twelve tables', () => {
  it('begins each week on Monday', () => {
    const january = monthsOf(2026, [])[0]
    expect(january?.weeks[0]?.map((it) => it?.number ?? null)).toEqual([null, null, null, 1, 2, 3, 4])
  })
  it('knows leap years', () => {
    expect(monthsOf(2028, [])[1]?.weeks.flat().filter(Boolean)).toHaveLength(29)
  })
  it('marks the announced days', () => {
    const year = monthsOf(2026, [{ date: '2026-10-10', kind: 'WORKDAY', name: '国庆节' }])
    expect(year[9]?.weeks.flat().find((it) => it?.number === 10)).toMatchObject({ kind: 'WORKDAY', name: '国庆节' })
  })
})
