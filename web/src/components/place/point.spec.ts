import { pointOf } from './point'

it.each([
  ['116.40387, 39.91489', { lon: 116.40387, lat: 39.91489 }],
  ['39.91489，116.40387', { lon: 116.40387, lat: 39.91489 }],
  ['(116.4 39.9)', { lon: 116.4, lat: 39.9 }],
  ['-0.5,51.5', { lon: -0.5, lat: 51.5 }],
  ['116.4', null],
  ['200, 39.9', null],
  ['望京', null],
])('%s is a point, or none', (text, point) => expect(pointOf(text)).toEqual(point))
