import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, dispatched } from '../support/life'

/** A template is mended where it is wrong, looked at on a real case, saved, and there is a new version. */
test('an administrator writes a template, sees its faults and how it reads on a case', async ({ page }) => {
  const called = await dispatched(`路灯坏了。模板${Date.now()}`)
  await asColleague('wangjing', async (street) => {
    await street.act(called, 'sign')
  })
  await logIn(page, 'admin')
  await page.goto('/admin/templates')
  const list = page.getByRole('region', { name: '各分类的模板' })
  await expect(list.getByRole('rowheader', { name: /^0305/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '新写一份' }).click()
  const category = page.getByRole('combobox', { name: '分类' })
  await category.click()
  await category.fill('控烟')
  await page.getByRole('option', { name: /^控烟/ }).click()
  const text = page.getByRole('textbox', { name: /^模板/ })
  await text.fill('您好{标体}。')
  await page.getByRole('button', { name: '试看' }).click()
  await expect(page.getByText('第 3 至 6 字')).toBeVisible()
  await text.fill('您好，“{标题}”由{办理单位}办理。{到场时间}到场。处理结果：{待填:结果}。')
  await page.getByLabel('用一张工单试看').fill(called.number)
  await page.getByRole('button', { name: '试看' }).click()
  const seen = page.getByRole('region', { name: '试看结果' })
  await expect(seen.getByText('望京街道办理。处理结果：【请填写：结果】。')).toBeVisible()
  await expect(seen.getByText('到场')).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(list.getByRole('rowheader', { name: /^0803 控烟/ })).toBeVisible()
})
