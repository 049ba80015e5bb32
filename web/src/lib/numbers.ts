/** A case number as it is read out and heard: the day, then two groups of four: 261122 0000 0123. */
export function grouped(number: string | number): string {
  return String(number).replace(/^(\d{6})(\d{4})(\d+)$/, '$1 $2 $3')
}

/** 1 234 567 bytes → 1.2 MB */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** 0.945 → 94.5%; nothing to divide by → — */
export function percent(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`
}
