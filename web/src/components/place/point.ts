import { every } from '@/api/described'

/** How maps count coordinates: as GPS does, as maps published in China do, as Baidu does. */
export type Crs = 'WGS-84' | 'GCJ-02' | 'BD-09'
export const CRS = every<Crs>()(['WGS-84', 'GCJ-02', 'BD-09'])

/** A point off a map: longitude and latitude as maps in China give them, or the other way round where that is clear. */
export function pointOf(text: string): { lon: number; lat: number } | null {
  const found = /^\s*\(?\s*(-?\d+(?:\.\d+)?)\s*[,，;\s]\s*(-?\d+(?:\.\d+)?)\s*\)?\s*$/.exec(text)
  if (!found) return null
  const [first, second] = [Number(found[1]), Number(found[2])]
  const [lon, lat] = Math.abs(second) > 90 ? [second, first] : [first, second]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null
}
