import { expect, expectAccessible, logIn, test } from '../support/app'

const DESKS = [
  ['agent', '/intake', '原话'],
  ['agent', '/cases', '工单队列'],
  ['dispatcher', '/dispatch', '工单队列'],
  ['wangjing', '/work?queue=HANDLING', '工单队列'],
  ['wangjing-leader', '/work?queue=ALL_OPEN', '工单队列'],
] as const

for (const [username, path, label] of DESKS) {
  test(`${path} has no accessibility violations for ${username}`, async ({ page }) => {
    await logIn(page, username)
    await page.goto(path)
    await expect(page.getByLabel(label).first()).toBeVisible()
    await expectAccessible(page)
  })
}

test('a case with its drawer, in large type and in the dark, has none either', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('jieban.preferences', JSON.stringify({ theme: 'dark', largeType: true, locale: 'zh-CN' }))
  })
  await logIn(page, 'agent')
  await page.goto('/cases?queue=ALL_OPEN')
  const row = page.locator('a[data-number]').first()
  await row.click()
  await expect(page.getByRole('article', { name: /^工单/ })).toBeVisible()
  await expectAccessible(page)
  const acts = page.getByRole('group', { name: '可以做的事' })
  if (await acts.isVisible()) {
    await acts.getByRole('button').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    // Element Plus slides it in; colours are measured when it stands still
    await page.waitForTimeout(500)
    await expectAccessible(page)
  }
})

test('the live counter moves when a request comes in', async ({ page, browser }) => {
  // a city that was just made still reads its past, and the counter waits for that
  test.setTimeout(180_000)
  await logIn(page, 'agent')
  const counter = page.getByTestId('today-requests')
  await expect(counter).not.toHaveText('—')
  const before = Number((await counter.textContent())?.replace(/,/g, ''))
  const other = await browser.newPage({ locale: 'zh-CN' })
  await logIn(other, 'agent')
  await other.getByRole('textbox', { name: '电话' }).fill('13811114444')
  await other.getByLabel('原话').fill(`路口信号灯不亮。测试${Date.now()}`)
  await other.getByText('交派单员', { exact: true }).click()
  await other.keyboard.press('Control+Enter')
  await expect(other.getByTestId('case-number')).toBeVisible()
  await expect.poll(async () => Number((await counter.textContent())?.replace(/,/g, '')), { timeout: 120_000 }).toBeGreaterThan(before)
  await other.close()
})
