import { publicCases, type PublicCase } from '@/api/publicCases'
import { Problem } from '@/api/problem'
import { renderPage } from '@/test/page'
import Case from './Case.view.vue'
import routes from './routes'

function aCase(change: Partial<PublicCase> = {}): PublicCase {
  return {
    number: '26112200000158',
    title: '路灯不亮',
    words: '一个星期了',
    state: 'HANDLING',
    holder: '东华门街道',
    dueAt: '2026-11-25T08:00:00Z',
    steps: [{ type: 'Signed', at: '2026-11-22T08:00:00Z', unit: '东华门街道', text: null, round: 1 }],
    meeting: { wanted: true, answer: 'NOT_ASKED' },
    canAnswerMeeting: false,
    canReportPressure: false,
    invitation: null,
    incident: null,
    photos: [],
    round: 1,
    canUrge: false,
    canSupplement: false,
    canAnswer: false,
    questionnaire: null,
    given: null,
    revisit: { way: null, open: false, linkUntil: null },
    closedAt: null,
    ...change,
  }
}
const open = () => renderPage(Case, '/t/secret-token', routes)

afterEach(() => void vi.restoreAllMocks())
beforeEach(() => sessionStorage.clear())

describe('the tracking page', () => {
  it('says who has it and what happened', async () => {
    const get = vi.spyOn(publicCases, 'get').mockResolvedValue(aCase())
    const page = await open()

    expect(await page.findByRole('heading', { name: '路灯不亮' })).toBeVisible()
    expect(page.getByText('正在办理')).toBeVisible()
    expect(page.getByText('办理单位已签收')).toBeVisible()
    expect(get).toHaveBeenCalledWith('secret-token')
  })

  it('asks the three questions and sends nothing while one is open', async () => {
    vi.spyOn(publicCases, 'get').mockResolvedValue(aCase({ canAnswer: true, questionnaire: { round: 1 } }))
    const answer = vi.spyOn(publicCases, 'answer').mockResolvedValue(aCase())
    const page = await open()

    await page.user.click(await page.findByRole('radio', { name: '联系过' }))
    await page.user.click(page.getByRole('radio', { name: '未解决' }))
    await page.user.click(page.getByRole('button', { name: '提交回答' }))
    expect(answer).not.toHaveBeenCalled()
    await page.user.click(page.getByRole('radio', { name: '不满意' }))
    await page.user.click(page.getByRole('button', { name: '提交回答' }))

    expect(answer.mock.calls[0]?.[1]).toEqual({ round: 1, contacted: true, solved: 'NOT_SOLVED', satisfaction: 'DISSATISFIED', words: '' })
  })

  it('accepts the invitation to meet', async () => {
    vi.spyOn(publicCases, 'get').mockResolvedValue(aCase({ canAnswerMeeting: true }))
    const meeting = vi.spyOn(publicCases, 'meeting').mockResolvedValue(aCase())
    const page = await open()

    await page.user.click(await page.findByRole('button', { name: '愿意见面' }))

    expect(meeting).toHaveBeenCalledWith('secret-token', true, expect.any(String))
  })

  it('shows the way to another look-up when the link has ended', async () => {
    vi.spyOn(publicCases, 'get').mockRejectedValue(new Problem('portal/not-found', 404, {}))
    const page = await open()

    expect(await page.findByText('这个链接打不开了')).toBeVisible()
    expect(page.getByRole('link', { name: '查进度' })).toBeVisible()
  })
})
