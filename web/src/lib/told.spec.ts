import { i18n } from '@/i18n'
import { reasonText } from './told'

describe('a reason', () => {
  const { t } = i18n.global
  const say = (reason: string) => reasonText(reason, t)

  it('says its code in words, before the words of the citizen', () => {
    expect(say('PARTLY: 过两天又是老样子')).toBe('部分解决：过两天又是老样子')
    expect(say('DISSATISFIED')).toBe('不满意')
  })
  it('without a code it knows is left alone', () => {
    expect(say('请尽快。')).toBe('请尽快。')
    expect(say('WC: 三楼漏水')).toBe('WC: 三楼漏水')
    expect(say('')).toBe('')
  })
})
