import { expect, expectAccessible, test } from '../support/app'

test('the log-in page has no accessibility violations', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await expectAccessible(page)
})
