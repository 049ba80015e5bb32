export interface KnownDay {
  date: string
  kind: 'HOLIDAY' | 'WORKDAY'
  name: string
  nameEn?: string
}

export interface ShownDay extends Partial<Omit<KnownDay, 'date'>> {
  date: string
  number: number
}

export interface ShownMonth {
  /** From 0. */
  month: number
  /** Monday first; null outside the month. */
  weeks: (ShownDay | null)[][]
}

/** A year as twelve small tables, the announced days marked. */
export function monthsOf(year: number, known: readonly KnownDay[]): ShownMonth[] {
  const byDate = new Map(known.map((it) => [it.date, it]))
  return Array.from({ length: 12 }, (_, month) => {
    const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const cells: (ShownDay | null)[] = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (__, at) => {
      const number = at - before + 1
      if (number < 1 || number > length) return null
      const date = new Date(Date.UTC(year, month, number)).toISOString().slice(0, 10)
      return { ...byDate.get(date), date, number }
    })
    return { month, weeks: Array.from({ length: cells.length / 7 }, (__, week) => cells.slice(week * 7, week * 7 + 7)) }
  })
}
