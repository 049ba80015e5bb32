import { ACTS } from '@/api/cases'
import { ACT_FORMS, initialValues, ORDER, orderedActs, requestOf } from '@/components/case/acts'
import en from '@/i18n/en/act'
import zh from '@/i18n/zh-CN/act'
import { aCase } from '@/test/factories'

const running = (kind: 'CONTACT' | 'FEEDBACK') => ({
  kind,
  startedAt: '2026-11-22T01:00:00Z',
  dueAt: '2026-11-23T01:00:00Z',
  stoppedAt: null,
  limit: '24h',
  round: 1,
  state: 'RUNNING' as const,
  unit: null,
})

it('has a form for every act of the contract', () => {
  expect(Object.keys(ACT_FORMS).sort()).toEqual([...ACTS].sort())
})

it('has a place for every act among those that are possible', () => {
  expect([...ORDER].sort()).toEqual([...ACTS].sort())
})

it('calls a word by whom it is from and to, in both languages', () => {
  const withWord = ACTS.filter((act) => ACT_FORMS[act].fields.some((field) => field.key === 'word'))
  expect(withWord).toContain('extension-decide')
  for (const words of [zh, en]) {
    const own = words.field as Record<string, string>
    // an invitation is what the shared label speaks of: a word to the citizen
    for (const act of withWord.filter((it) => it !== 'meeting-offer')) {
      expect(own[`${act}-word`], act).toBeDefined()
      expect(own[`${act}-word`], act).not.toBe(own.word)
    }
  }
})

describe('the next act', () => {
  const possible = (['note', 'reply', 'contact'] as const).map((act) => ({ act, why: null }))

  it('is to contact the citizen, as long as that clock runs', () => {
    expect(orderedActs({ possible, clocks: [running('CONTACT')] })[0]).toBe('contact')
  })
  it('is the reply, once the citizen was contacted', () => {
    expect(orderedActs({ possible, clocks: [running('FEEDBACK')] })[0]).toBe('reply')
  })
  it('is never one that waits for something', () => {
    const waiting = possible.map((it) => (it.act === 'reply' ? { ...it, why: { 'zh-CN': '请先联系' } } : it))
    expect(orderedActs({ possible: waiting, clocks: [] })).not.toContain('reply')
  })
})

describe('what is sent', () => {
  it('of a correction is only what changed, and why', () => {
    const file = aCase()
    const values = { ...initialValues('correct', file), title: '电梯停运三天', reason: '听错了' }
    expect(requestOf('correct', values, file)).toEqual({ title: '电梯停运三天', reason: '听错了' })
  })
  it('of a contact that failed says that no meeting was offered', () => {
    const file = aCase()
    const values = { ...initialValues('contact', file), reached: 'false', meeting: 'ACCEPTED', note: '没人接' }
    expect(requestOf('contact', values, file)).toEqual({ method: 'PHONE', reached: false, meeting: 'NOT_ASKED', note: '没人接' })
  })
  it('of a link is the number without its blanks', () => {
    const file = aCase()
    expect(requestOf('link', { to: '261122 0000 1237', reason: '同一件事' }, file)).toEqual({ to: '26112200001237', reason: '同一件事' })
  })
})
