import { every, type Asked, type Described } from '@/api/described'
import { http, type Slice } from '@/api/http'

/** An application about what counts (剔除、考核申诉、不合理诉求) in a list. */
export type ReviewLine = Described<'AppealPagesLine'>
export type ReviewFigures = Described<'AppealPagesFiguresLine'>
export type ReviewQuery = Asked<'/api/reviews'>
export type ReviewDesk = NonNullable<ReviewQuery['desk']>
export type ReviewGoing = NonNullable<ReviewQuery['state']>
export type ReviewKind = ReviewLine['kind']
export type ReviewGround = ReviewLine['ground']
export type FiguresBy = Asked<'/api/reviews/figures'>['by']

export const REVIEW_DESKS = every<ReviewDesk>()(['MINE', 'TO_FORWARD', 'TO_DECIDE', 'ALL'])
export const REVIEW_GOING = every<ReviewGoing>()(['OPEN', 'SETTLED', 'TO_FORWARD', 'TO_DECIDE', 'GRANTED', 'REFUSED', 'STOPPED', 'WITHDRAWN', 'REVERSED'])
export const REVIEW_KINDS = every<ReviewKind>()(['EXCLUSION', 'APPEAL', 'UNREASONABLE'])
export const REVIEW_GROUNDS = every<ReviewGround>()([
  'CONSULTATION_OR_PRAISE',
  'OUT_OF_REACH',
  'UNREASONABLE',
  'DUPLICATE',
  'OUTSIDE_COMPETENCE',
  'PARKED_MATTER',
  'CENTRAL_OR_ARMY',
  'ANSWER_WRONG',
  'PRESSED',
  'MISUSE',
  'OTHER',
])
export const FIGURES_BY = every<FiguresBy>()(['GROUND', 'UNIT', 'REVIEWER'])

const days = (from: string, until: string) => `from=${from}&until=${until}`

export const reviews = {
  list: (query: ReviewQuery) => http.get<Slice<ReviewLine>>('/reviews', { ...query }),
  counts: () => http.get<Described<'AppealReadingCounts'>>('/reviews/counts'),
  figures: (by: FiguresBy, from: string, until: string) => http.get<ReviewFigures[]>('/reviews/figures', { by, from, until }),
  sheet: (from: string, until: string) => `/api/reviews/applications.csv?${days(from, until)}`,
}
