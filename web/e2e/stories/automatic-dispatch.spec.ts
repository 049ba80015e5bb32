import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague } from '../support/life'

/** Automatic dispatch is an administrator's: allowed with reasons, stopped with one click. */
test('an administrator allows it with reasons and stops it with one click', async ({ page }) => {
  await logIn(page, 'admin')
  await page.goto('/admin/automatic-dispatch')
  const theSwitch = page.getByRole('region', { name: '总开关' })
  await expect(theSwitch.getByText('自动派单：已关闭')).toBeVisible()
  await expectAccessible(page)

  await theSwitch.getByRole('button', { name: '开启自动派单' }).click()
  await expect(theSwitch.getByText('这里要填写')).toBeVisible()

  const all = page.getByRole('row').filter({ hasText: '全部类别' })
  await all.getByRole('combobox').selectOption('1')
  const dialog = page.getByRole('dialog', { name: '改自动派单阈值' })
  await dialog.getByLabel('理由').fill('先不放开')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(all.getByText(/先不放开/)).toBeVisible()

  await theSwitch.getByLabel('开启理由').fill('试运行')
  await theSwitch.getByRole('button', { name: '开启自动派单' }).click()
  await expect(theSwitch.getByText('自动派单：已开启')).toBeVisible()
  await theSwitch.getByRole('button', { name: '一键停用' }).click()
  await expect(theSwitch.getByText('自动派单：已关闭')).toBeVisible()
})

test.afterAll(() => asColleague('admin', (admin) => admin.post('/api/automatic-dispatch/off', {})))
