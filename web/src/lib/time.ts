/** Moments in words, always in the city's zone, whatever the computer is set to. */
export const CITY_ZONE = 'Asia/Shanghai'
const ZONE = CITY_ZONE

export type Locale = 'zh-CN' | 'en'

/** A sentence still without its language: the key in `time.*` and the values for its places. */
export interface Phrase {
  key: string
  values: Record<string, string | number>
}

export interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

const partsFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

export function partsOf(moment: number | string): Parts {
  const found: Record<string, number> = {}
  for (const { type, value } of partsFormat.formatToParts(new Date(moment))) found[type] = Number(value)
  return { year: found.year ?? 0, month: found.month ?? 0, day: found.day ?? 0, hour: found.hour ?? 0, minute: found.minute ?? 0 }
}

const two = (n: number) => String(n).padStart(2, '0')
const dayNumber = (p: Parts) => Math.round(Date.UTC(p.year, p.month - 1, p.day) / 86_400_000)

/** 今天 16:20 · 明天 09:00 · 昨天 23:05 · 11月20日 16:20 · 2025年11月20日 16:20 */
export function momentPhrase(moment: number | string, now: number): Phrase {
  const p = partsOf(moment)
  const today = partsOf(now)
  const values = { year: p.year, month: p.month, day: p.day, time: `${two(p.hour)}:${two(p.minute)}` }
  const distance = dayNumber(p) - dayNumber(today)
  if (distance === 0) return { key: 'time.today', values }
  if (distance === 1) return { key: 'time.tomorrow', values }
  if (distance === -1) return { key: 'time.yesterday', values }
  return { key: p.year === today.year ? 'time.day' : 'time.dayOfYear', values }
}

/** 2026-11-22 16:20, for hover texts and tables where moments stand below each other. */
export function exactMoment(moment: number | string): string {
  const p = partsOf(moment)
  return `${p.year}-${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`
}

/** 2026-11-22 in the city. */
export function cityDate(moment: number | string): string {
  return exactMoment(moment).slice(0, 10)
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** 3 小时 · 45 分钟 · 2 天 5 小时, rounded down so that nobody is promised time that is not there. */
export function spanPhrase(millis: number): Phrase {
  const span = Math.abs(millis)
  const values = {
    days: Math.floor(span / DAY),
    hours: span >= DAY ? Math.floor((span % DAY) / HOUR) : Math.floor(span / HOUR),
    minutes: Math.floor((span % HOUR) / MINUTE),
  }
  if (span < MINUTE) return { key: 'time.span.moment', values }
  if (span < HOUR) return { key: 'time.span.minutes', values }
  if (span < 3 * HOUR && values.minutes > 0) return { key: 'time.span.hoursMinutes', values }
  if (span < DAY) return { key: 'time.span.hours', values }
  if (span < 3 * DAY && values.hours > 0) return { key: 'time.span.daysHours', values }
  return { key: 'time.span.days', values }
}

/** How a deadline is drawn: quiet, in its last fifth, passed. */
export type Tone = 'plain' | 'soon' | 'over'

export interface Deadline {
  tone: Tone
  /** Milliseconds left; below zero when passed. */
  left: number
}

/**
 * Amber when the last fifth of the time runs; without a known start the last fifth of a day.
 * More than 24 hours before the end stays quiet only while the last fifth has not begun.
 */
export function deadline(dueAt: string, startedAt: string | null | undefined, now: number): Deadline {
  const due = Date.parse(dueAt)
  const left = due - now
  if (left < 0) return { tone: 'over', left }
  const whole = startedAt ? due - Date.parse(startedAt) : DAY
  return { tone: left <= whole / 5 ? 'soon' : 'plain', left }
}

/** What a datetime-local input shows for a moment: the city's clock. */
export function toCityInput(moment: string): string {
  return exactMoment(moment).replace(' ', 'T')
}

/** The moment meant by a datetime-local input, read as the city's clock. The city has no summer time. */
export function fromCityInput(text: string): string {
  return new Date(`${text}:00+08:00`).toISOString()
}
