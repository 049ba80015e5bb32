import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, dispatched, handled } from '../support/life'

const TITLE = `健身器材损坏。排名测试${Date.now()}`

test('behind a figure stand its cases, and behind each its page', async ({ page }) => {
  const waiting = await handled(await dispatched(TITLE))
  await asColleague('revisiter', (revisiter) =>
    revisiter.act(waiting, 'revisit-answer', { channel: 'PHONE', contacted: true, solved: 'PARTLY', satisfaction: 'BASICALLY', words: '修了一半。' }),
  )
  await logIn(page, 'assessor')
  // the figures follow the answer within moments
  const periods = await asColleague('assessor', (assessor) => assessor.get<{ id: string; state: string }[]>('/api/assessment/periods'))
  const open = periods.find((it) => it.state === 'OPEN')?.id ?? ''
  const row = page.getByRole('row').filter({ hasText: '望京街道' })
  await expect(async () => {
    await page.goto(`/ranking?period=${open}&group=STREET`)
    await row.getByRole('button', { name: /有效回访/ }).click({ timeout: 5000 })
    const drawer = page.getByRole('dialog')
    await expect(drawer.getByText(/共 \d+ 件/)).toBeVisible()
    await drawer.getByRole('combobox').selectOption({ label: '未解决' })
    await expect(drawer.getByText(TITLE).first()).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 45_000 })
  const drawer = page.getByRole('dialog')
  const line = drawer.getByRole('listitem').filter({ hasText: TITLE })
  await expect(line).toContainText('部分解决')
  await expect(line).toContainText('基本满意')
  await expect(line).toContainText('修了一半。')
  await line.getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/cases/${waiting.number}`))
  await expect(page.getByRole('article').getByText('第 2 轮').first()).toBeVisible()
})

test('the ranking says how it is computed, keeps its choice in the address and leaves as a file', async ({ page }) => {
  await logIn(page, 'assessor')
  await page.goto('/ranking')
  await expect(page.getByRole('heading', { name: '怎么算的' })).toBeVisible()
  await expect(page.getByText(/占 50 分/)).toBeVisible()
  await page.getByText('公共服务企业', { exact: true }).click()
  await expect(page).toHaveURL(/group=ENTERPRISE/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
})

test('a unit sees what cost it points, and every piece opens its cases', async ({ page }) => {
  const title = `楼道灯不亮。扣分测试${Date.now()}`
  const waiting = await handled(await dispatched(title))
  await asColleague('revisiter', (revisiter) =>
    revisiter.act(waiting, 'revisit-answer', { channel: 'PHONE', contacted: true, solved: 'NOT_SOLVED', satisfaction: 'DISSATISFIED', words: '还是不亮。' }),
  )
  await logIn(page, 'wangjing-leader')
  const periods = await asColleague('assessor', (assessor) => assessor.get<{ id: string; state: string }[]>('/api/assessment/periods'))
  const open = periods.find((it) => it.state === 'OPEN')?.id ?? ''
  await page.goto(`/ranking?period=${open}&group=STREET`)
  await page.getByRole('link', { name: '望京街道' }).click()
  await expect(page.getByRole('heading', { name: '扣分在哪里' })).toBeVisible({ timeout: 15_000 })
  await expectAccessible(page)
  await page.getByRole('main').getByText('周', { exact: true }).click()
  const weeks = page.getByRole('region', { name: '周', exact: true })
  await expect(async () => {
    await page.reload()
    await weeks.getByRole('button', { name: /未解决/ }).first().click({ timeout: 5000 })
    const drawer = page.getByRole('dialog')
    await expect(drawer.getByText(title).first()).toBeVisible({ timeout: 4000 })
  }).toPass({ timeout: 45_000 })
  await page.keyboard.press('Escape')
  // sections and people of the own unit
  await expect(page.getByRole('radio', { name: '承办人' })).toBeAttached()
})
