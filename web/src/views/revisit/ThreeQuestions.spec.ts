import { fireEvent } from '@testing-library/vue'
import { cases, type CaseFile } from '@/api/cases'
import { renderPage } from '@/test/page'
import ThreeQuestions from './ThreeQuestions.vue'
import { cityMoment } from './cityMoment'

const file = { number: '26112200000158', version: 7, round: 1, title: '路灯不亮' } as CaseFile
const open = () => renderPage(ThreeQuestions, '/', [], { props: { file } })
const press = (key: string, more = {}) => fireEvent.keyDown(document.body, { key, ...more })

beforeEach(() => sessionStorage.clear())
afterEach(() => void vi.restoreAllMocks())

describe('the three questions', () => {
  it('are answered by digits, one after the other, and sent by Ctrl+Enter', async () => {
    const act = vi.spyOn(cases, 'act').mockResolvedValue({ number: file.number, version: 8, state: 'CLOSED', round: 1, unit: null, dueAt: null, dueClock: null })
    const page = await open()

    await press('1')
    await press('2')
    await press('3')
    await press('Enter', { ctrlKey: true })

    expect(act).toHaveBeenCalledWith(
      file.number,
      'revisit-answer',
      { version: 7, channel: 'PHONE', round: 1, script: null, contacted: true, solved: 'PARTLY', satisfaction: 'DISSATISFIED', words: '' },
      expect.any(String),
    )
    await vi.waitFor(() => expect(page.emitted().answered).toHaveLength(1))
  })

  it('take the last answer back with Backspace', async () => {
    const page = await open()

    await press('1')
    await press('Backspace')
    await press('2')

    expect(page.getByRole('radio', { name: '没有联系' })).toBeChecked()
  })

  it('leave digits alone where somebody writes', async () => {
    const page = await open()

    await page.user.type(page.getByLabelText('您还有什么想说的？'), '12')

    expect(page.getByRole('radio', { name: '联系过' })).not.toBeChecked()
  })

  it('are not sent with one of them open', async () => {
    const act = vi.spyOn(cases, 'act')
    const page = await open()

    await press('1')
    await page.user.click(page.getByRole('button', { name: '提交并取下一件' }))

    expect(act).not.toHaveBeenCalled()
    expect(page.getAllByText('这里要填写')).toHaveLength(2)
  })
})

it('an agreed time is the time of the city, whatever the computer is set to', () => {
  expect(cityMoment('2026-11-23T09:30')).toBe('2026-11-23T01:30:00.000Z')
})
