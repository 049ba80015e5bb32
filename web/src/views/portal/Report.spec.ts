import { Problem } from '@/api/problem'
import { publicCases } from '@/api/publicCases'
import { renderPage } from '@/test/page'
import Report from './Report.view.vue'
import routes from './routes'

const street = { id: 5, name: '朝阳门街道', kind: 'STREET' as const, path: ['朝阳门街道'], children: 0 }

afterEach(() => void vi.restoreAllMocks())
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.stubGlobal('scrollTo', () => undefined)
  vi.spyOn(publicCases, 'categories').mockResolvedValue([])
  vi.spyOn(publicCases, 'areas').mockImplementation((parent) => Promise.resolve(parent === undefined ? [street] : []))
})

async function fillIn(page: Awaited<ReturnType<typeof renderPage>>) {
  const { user } = page
  await user.type(page.getByLabelText('发生了什么'), '路灯不亮')
  await user.click(page.getByRole('button', { name: '下一步' }))
  await user.type(await page.findByLabelText('详细地址'), '8 号楼')
  await user.click(page.getByRole('button', { name: '下一步' }))
  await user.type(await page.findByLabelText('电话'), '13812341234')
  await user.click(page.getByLabelText('愿意见面'))
  await user.click(page.getByRole('button', { name: '下一步' }))
  await page.findByText('13812341234')
}

describe('我要反映', () => {
  it('asks one question after the other and ends with the number to write down', async () => {
    const create = vi.spyOn(publicCases, 'create').mockResolvedValue({ number: '26112200000158', track: 'token' })
    const page = await renderPage(Report, '/portal/new', routes)

    await fillIn(page)
    await page.user.click(page.getByRole('button', { name: '提交' }))

    expect(await page.findByTestId('case-number')).toHaveTextContent('261122 0000 0158')
    expect(create.mock.calls[0]?.[0]).toMatchObject({ words: '路灯不亮', address: '8 号楼', meetingWanted: true, secret: false })
    expect(page.getByRole('link', { name: '查看进度' })).toHaveAttribute('href', '/t/token')
  })

  it('does not go on without words, and says so at the field', async () => {
    const page = await renderPage(Report, '/portal/new', routes)

    await page.user.click(page.getByRole('button', { name: '下一步' }))

    expect(page.getByText('请写几句，或者录一段语音')).toBeVisible()
    expect(page.router.currentRoute.value.query.step).toBeUndefined()
  })

  it('keeps what was typed when the page is opened again', async () => {
    const first = await renderPage(Report, '/portal/new', routes)
    await first.user.type(first.getByLabelText('发生了什么'), '路灯不亮')
    first.unmount()

    const second = await renderPage(Report, '/portal/new', routes)

    expect(second.getByLabelText('发生了什么')).toHaveValue('路灯不亮')
    expect(second.getByText('已恢复上次没有提交的内容')).toBeVisible()
  })

  it('keeps a report that did not get through and sends it with the same key', async () => {
    const create = vi
      .spyOn(publicCases, 'create')
      .mockRejectedValueOnce(new Problem('client/offline', 0, {}))
      .mockResolvedValue({ number: '26112200000158', track: 'token' })
    const page = await renderPage(Report, '/portal/new', routes)
    await fillIn(page)

    await page.user.click(page.getByRole('button', { name: '提交' }))
    expect(await page.findByText('还没有送达，内容已保留在手机里。')).toBeVisible()
    await page.user.click(page.getByRole('button', { name: '现在再试' }))

    await page.findByTestId('case-number')
    expect(create.mock.calls[0]?.[1]).toBe(create.mock.calls[1]?.[1])
  })

  it('leads back to the question that the server refused', async () => {
    const refusal = new Problem('shared/invalid', 422, { 'zh-CN': '请看标出的字段' }, [
      { pointer: '/claimant/phone', code: 'phone', messages: { 'zh-CN': '不是有效的电话号码' } },
    ])
    vi.spyOn(publicCases, 'create').mockRejectedValue(refusal)
    const page = await renderPage(Report, '/portal/new', routes)
    await fillIn(page)

    await page.user.click(page.getByRole('button', { name: '提交' }))

    expect(await page.findByText('不是有效的电话号码')).toBeVisible()
    expect(page.router.currentRoute.value.query.step).toBe('who')
  })
})
