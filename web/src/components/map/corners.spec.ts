import { cornerAt, halfway, moved, withAfter, without } from './corners'

const square = [
  { lon: 0, lat: 0 },
  { lon: 2, lat: 0 },
  { lon: 2, lat: 2 },
  { lon: 0, lat: 2 },
]

describe('corners of a drawn area', () => {
  it('are moved, taken away and added where the hand was', () => {
    expect(moved(square, 1, { lon: 3, lat: 0 })[1]).toEqual({ lon: 3, lat: 0 })
    expect(without(square, 0)).toEqual(square.slice(1))
    expect(withAfter(square, 3, halfway(square, 3))).toEqual([...square, { lon: 0, lat: 1 }])
    expect(square).toHaveLength(4)
  })

  it('are rounded to a tenth of a metre', () => {
    expect(cornerAt({ lng: 116.123456789, lat: 39.9876543 })).toEqual({ lon: 116.123457, lat: 39.987654 })
  })
})
