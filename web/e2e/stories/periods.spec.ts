import { expect, expectAccessible, logIn, settled, test } from '../support/app'
import { asColleague, standing } from '../support/life'

/** A month is closed, looked at and published; what is decided afterwards becomes a correction that says what it changed. */
test.describe.configure({ mode: 'serial' })

interface Line {
  id: string
  state: 'OPEN' | 'PROVISIONAL' | 'CLOSED' | 'PUBLISHED'
}
interface Behind {
  items: { number: string; round: number }[]
}
let period = ''

test.beforeAll(async () => {
  const lines = await asColleague('assessor', (assessor) => assessor.get<Line[]>('/api/assessment/periods'))
  period = lines.find((it) => it.state !== 'OPEN')?.id ?? ''
})

test('the assessor closes the month that is over, and publishes it', async ({ page }) => {
  test.skip(period === '', 'no month is over yet')
  await logIn(page, 'assessor')
  await page.goto(`/ranking/periods?period=${period}`)
  await settled(page)
  const close = page.getByRole('button', { name: '截止并取定结果' })
  if (await close.isVisible()) {
    await close.click()
    await expect(page.getByText('尚未公布')).toBeVisible()
    await expect(page.getByText('与现在的数据一致。')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '公布并封账' }).click()
    await expect(page.getByText(/任何人都不能再改/)).toBeVisible()
    await page.getByRole('button', { name: '确认公布' }).click()
  }
  await expect(page.getByRole('heading', { name: '第 1 版' })).toBeVisible()
  await expect(page.getByText(/校验码/).first()).toBeVisible()
})

test('an exclusion granted later changes nothing until the correction is published', async ({ page }) => {
  test.skip(period === '', 'no month is over yet')
  const before = await asColleague('assessor', (it) => it.get<{ revisions: unknown[] }>(`/api/assessment/periods/${period}`))
  const street = await asColleague('wangjing', (it) => it.get<{ post: { unit: { id: number } } }>('/api/session'))
  const lines = await asColleague('wangjing', (it) =>
    it.get<Behind>(`/api/assessment/cases?period=${period}&unit=${street.post.unit.id}&figure=valid&limit=1`),
  )
  const [line] = lines.items
  test.skip(!line, 'nobody answered in that month')
  if (!line) return
  const asked = await asColleague('wangjing', async (it) => {
    const at = await it.get<{ version: number; possible: { act: string; why?: unknown }[] }>(`/api/cases/${line.number}`)
    const open = at.possible.find((one) => one.act === 'review-ask')
    if (!open || open.why) return false
    await it.act(await standing(line.number), 'review-ask', {
      round: line.round, kind: 'EXCLUSION', ground: 'CONSULTATION_OR_PRAISE', words: '属咨询事项。', attachments: [], again: null,
    }).catch(() => undefined)
    return (await it.get<{ version: number }>(`/api/cases/${line.number}`)).version > at.version
  })
  test.skip(!asked, 'the window for applications is over, or the case has one')
  await asColleague('chaoyang-leader', async (it) => it.act(await standing(line.number), 'review-forward', { application: 1, forwarded: true, opinion: '情况属实' }))
  await asColleague('assessor', async (it) =>
    it.act(await it.get(`/api/cases/${line.number}`), 'review-decide', { application: 1, granted: true, reason: '属实', rule: '考核办法第十条', effect: 'EXCLUDED' }),
  )
  await logIn(page, 'assessor')
  await expect(async () => {
    await page.goto(`/ranking/periods?period=${period}`)
    await expect(page.getByRole('heading', { name: '取定以后有变化的单位' })).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 20_000 })
  await page.getByRole('button', { name: '公布更正版本' }).click()
  await expect(page.getByText('这里要填写')).toBeVisible()
  await page.getByLabel('更正理由').fill('剔除一件咨询类事项')
  await page.getByRole('button', { name: '公布更正版本' }).click()
  await expect(page.getByRole('heading', { name: `第 ${before.revisions.length + 1} 版` })).toBeVisible()
  await page.getByRole('button', { name: '改了什么' }).first().click()
  await expect(page.getByRole('region', { name: '有变化的单位' }).getByText('望京街道').first()).toBeVisible()
  await expectAccessible(page)
})
