/**
 * What somebody typed into a date-and-time field, read as the city's time: the office computer may be set to another
 * zone. The city has had no summer time since 1991, so one offset is enough.
 */
export function cityMoment(typed: string): string {
  return new Date(`${typed}:00+08:00`).toISOString()
}
