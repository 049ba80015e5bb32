import { expect, expectAccessible, logIn, settled, test } from '../support/app'
import { dispatched, handled, someAddress } from '../support/life'

/** Every page there is, with the person whose page it is, in the light. */
const PAGES: Record<string, readonly string[]> = {
  agent: ['/intake', '/cases', '/search', '/search?q=%E6%9C%9B%E4%BA%AC', '/notices', '/password'],
  dispatcher: ['/dispatch', '/desk', '/whistles', '/matters', '/surges', '/incidents', '/incidents/new'],
  wangjing: ['/work', '/appeals', '/ranking', '/notices', '/desk', '/whistles'],
  'wangjing-leader': ['/daily', '/knowledge', '/knowledge/1', '/knowledge/new', '/knowledge/synonyms', '/reply-check'],
  'hotline-leader': ['/revisit/pools', '/reply-check'],
  revisiter: ['/revisit'],
  assessor: ['/appeals', '/appeals?desk=FIGURES', '/appeals?desk=MISUSE', '/revisit/quality', '/revisit/script', '/revisit/quality?tab=pressure', '/ranking', '/ranking?group=*', '/ranking/compare', '/ranking/periods', '/ranking/schemes'],
  admin: ['/admin/units', '/admin/units?new=1', '/admin/people', '/admin/tokens', '/admin/categories', '/admin/catalogue', '/admin/calendar', '/admin/ladders', '/admin/models', '/admin/automatic-dispatch', '/admin/names', '/admin/maps', '/admin/templates', '/admin/rewording'],
  auditor: ['/audit', '/no-such-page'],
}

for (const [username, paths] of Object.entries(PAGES)) {
  test(`the pages of ${username} have no accessibility violations`, async ({ page }) => {
    test.setTimeout(40_000 + paths.length * 25_000)
    await logIn(page, username)
    for (const path of paths) {
      await test.step(path, async () => {
        await page.goto(path)
        await settled(page)
        await expect(page.getByRole('heading').or(page.getByRole('article')).first()).toBeVisible()
        await expectAccessible(page)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(wide, `${path} stands out of the screen`).toBeLessThanOrEqual(0)
      })
    }
  })
}

test('a revisit at hand, a figure’s cases and a person’s drawer have none either', async ({ page, browser }) => {
  test.setTimeout(120_000)
  await handled(await dispatched(`绿地缺株。无障碍测试${Date.now()}`))
  await logIn(page, 'revisiter')
  await page.goto('/revisit')
  await page.getByRole('button', { name: '下一件', exact: true }).click()
  await expect(page.getByRole('button', { name: '没有联系上' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '没有联系上' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '联系上了，返回问题' }).click()
  await page.getByRole('button', { name: '退回队列' }).click()

  const context = await browser.newContext({ locale: 'zh-CN' })
  const other = await context.newPage()
  await logIn(other, 'admin')
  await other.goto('/admin/people?q=wangjing-leader')
  await other.getByRole('button', { name: '刘志强' }).click()
  await expect(other.getByRole('dialog')).toBeVisible()
  await other.waitForTimeout(500) // Element Plus slides it in; colours are measured when it stands still
  await expectAccessible(other)
  await other.goto('/ranking')
  const figure = other.getByRole('button', { name: /有效回访 \d/ }).first()
  await expect(other.getByRole('table')).toBeVisible()
  if (await figure.count()) {
    await figure.click()
    await expect(other.getByRole('dialog')).toBeVisible()
    await other.waitForTimeout(500)
    await expectAccessible(other)
  }
  await context.close()
})

for (const large of [false, true]) {
  test(`the citizen’s pages have no accessibility violations${large ? ' in large type' : ''}`, async ({ browser, viewport, isMobile }) => {
    test.setTimeout(120_000)
    const context = await browser.newContext({ locale: 'zh-CN', viewport, isMobile, extraHTTPHeaders: { 'X-Forwarded-For': someAddress() } })
    await context.addInitScript((largeType) => {
      localStorage.setItem('jieban.preferences', JSON.stringify({ theme: 'light', largeType, locale: 'zh-CN' }))
    }, large)
    const page = await context.newPage()
    const look = async () => {
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    for (const path of ['/portal', '/portal/track', '/t/nonsense', '/login']) {
      await page.goto(path)
      await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
      await look()
    }
    await page.goto('/portal/new')
    await page.getByLabel('发生了什么').fill(`小广场夜里太吵。无障碍测试${Date.now()}`)
    await look()
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(page.getByRole('heading', { name: '在哪里' })).toBeVisible()
    await page.getByLabel('详细地址').fill('望京小街')
    await look()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('电话', { exact: true }).fill('13922220000')
    await page.getByText('电话联系就行', { exact: true }).click()
    await look()
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(page.getByRole('heading', { name: '确认一下' })).toBeVisible()
    await look()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await expect(page.getByRole('heading', { name: '已收到，谢谢您' })).toBeVisible()
    await look()
    await page.getByRole('link', { name: '查看进度' }).click()
    await expect(page.getByRole('heading', { name: '经过' })).toBeVisible()
    await look()
    await context.close()
  })
}
