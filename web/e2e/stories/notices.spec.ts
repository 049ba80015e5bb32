import { expect, logIn, test } from '../support/app'
import { dispatched } from '../support/life'

test('a street is told of a new case at the bell, opens it, and the notice is read', async ({ page }) => {
  const title = `便道破损。通知测试${Date.now()}`
  const sent = await dispatched(title)
  await logIn(page, 'wangjing')
  await page.goto('/notices?unread=1')
  const notice = page.getByRole('listitem').filter({ hasText: sent.number })
  await expect(async () => {
    await page.reload()
    await expect(notice).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
  await expect(notice).toContainText('新工单')
  await expect(notice).toContainText('望京街道')
  await page.getByRole('button', { name: /通知，\d+ 条未读/ }).click()
  await expect(page.getByRole('button', { name: new RegExp(title) }).filter({ hasNotText: '标为已读' })).toBeVisible()
  await page.keyboard.press('Escape')
  await notice.getByRole('button', { name: /标为已读/ }).click()
  await expect(notice).toHaveCount(0)
  await page.goto('/notices')
  await notice.getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/cases/${sent.number}`))
  await expect(page.getByRole('article').getByText(title).first()).toBeVisible()
})
