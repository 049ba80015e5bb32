/** A corner of an area, WGS-84. */
export interface Corner {
  lon: number
  lat: number
}

const MILLION = 1_000_000

/** To a tenth of a metre: nobody draws more exactly. */
export const cornerAt = (at: { lng: number; lat: number }): Corner => ({ lon: Math.round(at.lng * MILLION) / MILLION, lat: Math.round(at.lat * MILLION) / MILLION })

export const moved = (corners: readonly Corner[], index: number, to: Corner): Corner[] => corners.map((it, at) => (at === index ? to : it))

export const without = (corners: readonly Corner[], index: number): Corner[] => corners.filter((_, at) => at !== index)

/** A corner more, directly after the one with this index. */
export const withAfter = (corners: readonly Corner[], index: number, corner: Corner): Corner[] => [...corners.slice(0, index + 1), corner, ...corners.slice(index + 1)]

/** Halfway from a corner to the next one round. */
export function halfway(corners: readonly Corner[], index: number): Corner {
  const from = corners[index] ?? { lon: 0, lat: 0 }
  const to = corners[(index + 1) % corners.length] ?? from
  return cornerAt({ lng: (from.lon + to.lon) / 2, lat: (from.lat + to.lat) / 2 })
}
