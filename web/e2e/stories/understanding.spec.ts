import { expect, logIn, test } from '../support/app'

/** A call is understood while the citizen speaks; the agent never lets go of the keyboard. */
const WORDS = '望京西园三区3号楼暖气不热，家里只有十二度，物业说是热力公司的问题'

test('what is typed shows category, place, what was heard before and what to answer', async ({ page }) => {
  await logIn(page, 'agent')
  await page.goto('/intake')
  await page.getByRole('textbox', { name: '电话' }).focus()
  await page.keyboard.type('13811115555')
  await page.getByLabel('原话').focus()
  await page.keyboard.type(WORDS)

  const category = page.getByRole('region', { name: '建议类别' })
  await expect(category.getByRole('button').first()).toBeVisible()
  await expect(page.getByRole('list', { name: '文字中说到的地方' }).getByText(/望京街道/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: '以前听过吗' })).toBeVisible()
  await expect(page.getByRole('region', { name: '参考' }).locator('details').first()).toBeVisible()

  await page.keyboard.press('Alt+1')
  await expect(category.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Alt+Enter')
  await expect(page.getByText('望京街道').first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('case-number')).toBeVisible()
})

test('what was cleared by mistake comes back, until something new is typed', async ({ page }) => {
  await logIn(page, 'agent')
  await page.goto('/intake')
  await page.getByLabel('原话').fill(WORDS)
  await page.getByLabel('详细地址').fill('西园三区3号楼')
  await page.getByRole('button', { name: '清空' }).click()
  await expect(page.getByLabel('原话')).toHaveValue('')
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(page.getByLabel('原话')).toHaveValue(WORDS)
  await expect(page.getByLabel('详细地址')).toHaveValue('西园三区3号楼')

  await page.getByRole('button', { name: '清空' }).click()
  await page.getByLabel('详细地址').fill('别的地方')
  await expect(page.getByRole('button', { name: '恢复' })).toHaveCount(0)
})

test('danger stands in red at once and makes the case urgent; a person may say that there is none', async ({ page }) => {
  await logIn(page, 'agent')
  await page.goto('/intake')
  await page.getByLabel('原话').focus()
  await page.keyboard.type('楼道里煤气味特别大，闻着头晕，家里还有老人')

  const danger = page.getByRole('alert').filter({ hasText: '燃气' })
  await expect(danger).toBeVisible()
  await page.getByRole('button', { name: '没有险情' }).click()
  await expect(page.getByText('您已确认没有险情')).toBeVisible()
})
