import { problemOf } from '@/api/problem'

describe('a refused request', () => {
  it('is a problem with its code, words and fields', () => {
    const problem = problemOf(409, {
      type: '/problems/case/stale',
      messages: { 'zh-CN': '已有变化', en: 'changed' },
      errors: [{ pointer: '/title', code: 'required', messages: { 'zh-CN': '要填' } }],
      changedBy: '王芳',
    })
    expect(problem).toMatchObject({ code: 'case/stale', status: 409, messages: { 'zh-CN': '已有变化' } })
    expect(problem.errors[0]).toMatchObject({ pointer: '/title', code: 'required' })
    expect(problem.properties.changedBy).toBe('王芳')
    expect(problem.undecided).toBe(false)
  })

  it('is one even without a body that can be read', () => {
    expect(problemOf(502, '<html>')).toMatchObject({ code: 'http/502', undecided: true })
  })
})
