import type { Notice } from '@/api/notices'
import { pageOf } from './notice'

const notice = (more: Partial<Notice>) => ({ number: '26112200000123', cases: 1, surge: null, incident: null, ...more }) as Notice

describe('where a notice leads', () => {
  it('leads to the surge or incident it is about, else to its one case', () => {
    expect(pageOf(notice({ surge: 4, cases: 12 }))).toEqual({ name: 'surge', params: { id: 4 } })
    expect(pageOf(notice({ incident: 7 }))).toEqual({ name: 'incident', params: { id: 7 } })
    expect(pageOf(notice({}))).toEqual({ name: 'case', params: { number: '26112200000123' } })
    expect(pageOf(notice({ cases: 3 }))).toBeUndefined()
  })
})
