import { deadline, exactMoment, momentPhrase, spanPhrase } from '@/lib/time'

const now = Date.parse('2026-11-22T08:00:00Z') // 16:00 in the city

describe('moments in words', () => {
  it.each([
    ['2026-11-22T08:20:00Z', 'time.today', '16:20'],
    ['2026-11-22T15:59:00Z', 'time.today', '23:59'],
    ['2026-11-22T16:00:00Z', 'time.tomorrow', '00:00'],
    ['2026-11-21T15:59:00Z', 'time.yesterday', '23:59'],
    ['2026-11-01T01:05:00Z', 'time.day', '09:05'],
    ['2025-12-31T01:05:00Z', 'time.dayOfYear', '09:05'],
  ])('%s is %s %s in the city', (at, key, time) => {
    expect(momentPhrase(at, now)).toMatchObject({ key, values: { time } })
  })

  it('are exact in the city zone, whatever the computer is set to', () => {
    expect(exactMoment('2026-11-22T16:05:00Z')).toBe('2026-11-23 00:05')
  })
})

describe('spans are rounded down', () => {
  const minute = 60_000
  it.each([
    [30_000, 'time.span.moment'],
    [59 * minute, 'time.span.minutes'],
    [2 * 60 * minute + 5 * minute, 'time.span.hoursMinutes'],
    [3 * 60 * minute + 59 * minute, 'time.span.hours'],
    [26 * 60 * minute, 'time.span.daysHours'],
    [8 * 24 * 60 * minute, 'time.span.days'],
  ])('%d ms → %s', (millis, key) => {
    expect(spanPhrase(millis).key).toBe(key)
    expect(spanPhrase(-millis).key).toBe(key)
  })
})

describe('a deadline', () => {
  it('is quiet until its last fifth', () => {
    expect(deadline('2026-11-22T10:00:00Z', '2026-11-22T07:30:00Z', now).tone).toBe('plain')
  })
  it('is amber in its last fifth', () => {
    expect(deadline('2026-11-22T08:30:00Z', '2026-11-22T05:00:00Z', now).tone).toBe('soon')
  })
  it('is overdue the moment after', () => {
    expect(deadline('2026-11-22T07:59:59Z', '2026-11-21T08:00:00Z', now)).toEqual({ tone: 'over', left: -1000 })
  })
})
