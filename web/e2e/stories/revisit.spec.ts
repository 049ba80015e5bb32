import type { Page } from '@playwright/test'
import { dispatched, handled } from '../support/life'
import { expect, logIn, test } from '../support/app'

/** The desk hands out the cases, so the stories take whichever comes; one is made, that the queue is not empty. */
test.beforeAll(async () => {
  await handled(await dispatched(`楼道堆物。回访测试${Date.now()}`))
})

async function takeNext(page: Page): Promise<string> {
  await page.goto('/revisit')
  await page.getByRole('button', { name: '下一件', exact: true }).click()
  await expect(page).toHaveURL(/case=\d{14}/)
  await expect(page.getByRole('region', { name: '诉求人', exact: true })).toBeVisible()
  return new URL(page.url()).searchParams.get('case') ?? ''
}

test('three digits answer the three questions, and the case is closed', async ({ page, isMobile }) => {
  test.skip(isMobile, 'answered with the keyboard')
  await logIn(page, 'revisiter')
  const number = await takeNext(page)
  await expect(page.getByRole('group', { name: '办理单位联系过您吗？' })).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('1')
  await page.keyboard.press('1')
  await expect(page.getByRole('radio', { name: '已解决', exact: true })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已记录，下一件')).toBeVisible()
  await expect(page).not.toHaveURL(new RegExp(number))
  await page.goto(`/cases/${number}`)
  await expect(page.getByRole('article').getByText('已办结').first()).toBeVisible()
})

test('a call nobody takes is recorded, one to be made later waits', async ({ page }) => {
  await handled(await dispatched(`路灯不亮。回访测试${Date.now()}`))
  await logIn(page, 'revisiter')
  const number = await takeNext(page)
  await page.getByRole('button', { name: '没有联系上' }).click()
  await page.getByText('约定再访', { exact: true }).click()
  await page.getByRole('button', { name: '记录并取下一件' }).click()
  await expect(page.getByText('这里要填写')).toBeVisible()
  const later = new Date(Date.now() + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
  await page.getByLabel('约定的时间').fill(`${later}T10:00`)
  await page.getByLabel('备注').fill('在开会，明天上午再打。')
  await page.getByRole('button', { name: '记录并取下一件' }).click()
  await expect(page.getByText('已记录，下一件')).toBeVisible()
  await expect(page).not.toHaveURL(new RegExp(number))
  await page.goto(`/cases/${number}`)
  await expect(page.getByRole('article').getByText('约定再访').first()).toBeVisible()
  await expect(page.getByRole('article').getByText('在开会，明天上午再打。')).toBeVisible()
})

test('a telephone number is shown for a reason, and a case can be given back', async ({ page }) => {
  await handled(await dispatched(`井盖松动。回访测试${Date.now()}`))
  await logIn(page, 'revisiter')
  await takeNext(page)
  const who = page.getByRole('region', { name: '诉求人', exact: true })
  const reveal = who.getByRole('button', { name: '显示电话' })
  if (await reveal.count()) {
    await expect(who.getByText("*").first()).toBeVisible()
    await reveal.click()
    await expect(who.getByText(/^\+?\d[\d -]{6,}$/)).toBeVisible()
  }
  await page.getByRole('button', { name: '退回队列' }).click()
  await expect(page.getByText('准备好了就取下一件')).toBeVisible()
})

test('who asks the citizens does not see the ranking', async ({ page }) => {
  await logIn(page, 'revisiter')
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '排名' })).toHaveCount(0)
  await page.goto('/ranking')
  await expect(page).toHaveURL(/\/revisit/)
})
