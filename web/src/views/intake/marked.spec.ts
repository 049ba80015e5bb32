import { describe, expect, it } from 'vitest'
import { marked } from './marked'

describe('the words that decided', () => {
  it('stand out, wherever they are', () => {
    expect(marked('小区路灯不亮，路灯坏了', ['路灯', '坏了'])).toEqual([
      { text: '小区', decided: false },
      { text: '路灯', decided: true },
      { text: '不亮，', decided: false },
      { text: '路灯坏了', decided: true },
    ])
  })
  it('are left out when they do not stand there', () => {
    expect(marked('小区停电', ['路灯'])).toEqual([{ text: '小区停电', decided: false }])
  })
  it('are shown from the middle of a long text', () => {
    const parts = marked(`${'很'.repeat(300)}路灯不亮`, ['路灯'])
    expect(parts[0]).toEqual({ text: '…很'.slice(0, 1), decided: false })
    expect(parts.some((it) => it.decided && it.text === '路灯')).toBe(true)
  })
})
