import { emptyIntake, intakeRules, isPhone, titleOf, toNewCase } from './intake'

describe('the title out of the first words', () => {
  it.each([
    ['家里暖气不热。已经三天了', '家里暖气不热'],
    ['望京西园四区3号楼电梯停运两天，老人上下楼非常困难，物业一直说在修但是没有人来', '望京西园四区3号楼电梯停运两天，老人上下楼非常困难'],
    ['  ', ''],
  ])('%s → %s', (words, title) => expect(titleOf(words)).toBe(title))
})

describe('a phone number', () => {
  it.each(['13800001234', '010-6512 3456', '+86 138 0000 1234'])('%s is one', (text) => expect(isPhone(text)).toBe(true))
  it.each(['123', 'abc', '1380000123x'])('%s is none', (text) => expect(isPhone(text)).toBe(false))
})

describe('what must be said', () => {
  it('is a phone number, unless the citizen stays anonymous', () => {
    expect(intakeRules['claimant.phone']?.(emptyIntake())).toBe('required')
    expect(intakeRules['claimant.phone']?.({ ...emptyIntake(), anonymous: true })).toBeUndefined()
  })
  it('is a category, when the catalogue shall decide', () => {
    expect(intakeRules.category?.(emptyIntake())).toBe('required')
    expect(intakeRules.category?.({ ...emptyIntake(), outcome: 'POOL' })).toBeUndefined()
  })
  it('is the answer, when it is answered at once', () => {
    expect(intakeRules.answer?.({ ...emptyIntake(), outcome: 'ANSWER' })).toBe('required')
  })
})

it('sends the words as they were said and the number without blanks', () => {
  const sent = toNewCase({ ...emptyIntake(), words: '暖气不热', phone: '138 0000-1234' }, '同一件事')
  expect(sent).toMatchObject({ words: '暖气不热', title: '暖气不热', claimant: { phone: '13800001234' }, channel: 'PHONE', answer: null })
})

it('links the same matter instead of dispatching it, with the reason', () => {
  const sent = toNewCase({ ...emptyIntake(), words: '还是不热', duplicateOf: '26112200001237' }, '同一件事')
  expect(sent).toMatchObject({ outcome: 'LINK', duplicateOf: '26112200001237', answer: '同一件事' })
})
