import { expect, expectAccessible, logIn, test } from '../support/app'
import { calledIn, dispatched } from '../support/life'

/** Cases are found by their words within one's own scope; what was asked stands in the address. */
test('an agent finds a case by its words with the keyboard alone and opens it', async ({ page }) => {
  const word = `鸵鸟${String.fromCharCode(0x5200 + (Date.now() % 4000))}${String.fromCharCode(0x6200 + (Date.now() % 1777))}`
  const called = await calledIn(`公园里跑来一只${word}`)
  await logIn(page, 'agent')
  await page.goto('/search')
  await expect(page.getByRole('heading', { name: '搜工单' })).toBeVisible()
  await expect(async () => {
    await page.getByPlaceholder(/搜标题/).fill('')
    await page.getByPlaceholder(/搜标题/).fill(word)
    await expect(page.getByText('共 1 件')).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(page).toHaveURL(/q=/)
  await expect(page.getByRole('list', { name: '搜索结果' }).locator('mark').first()).toHaveText(word)
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByText('共 1 件')).toBeVisible()
  await page.getByPlaceholder(/搜标题/).press('ArrowDown')
  await expect(page.getByRole('list', { name: '搜索结果' }).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/cases/${called.number}`))
})

test('a unit does not find what is none of its business', async ({ page, browser }) => {
  const word = `企鹅${String.fromCharCode(0x5200 + (Date.now() % 4000))}${String.fromCharCode(0x6200 + (Date.now() % 1777))}`
  await dispatched(`路上走着一只${word}`)
  await logIn(page, 'gas')
  await page.goto(`/search?q=${encodeURIComponent(word)}`)
  await expect(page.getByText('没有搜到')).toBeVisible()
  const context = await browser.newContext({ locale: 'zh-CN' })
  const street = await context.newPage()
  await logIn(street, 'wangjing')
  await expect(async () => {
    await street.goto(`/search?q=${encodeURIComponent(word)}`)
    await expect(street.getByText('共 1 件')).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await context.close()
})
