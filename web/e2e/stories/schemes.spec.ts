import { expect, expectAccessible, logIn, settled, test } from '../support/app'

/** A draft with a mistake is refused with its place, mended, tried on past months, and put in force. */
test('a scheme is drafted, mended, tried and decided', async ({ page, viewport }) => {
  test.setTimeout(120_000)
  const desktop = (viewport?.width ?? 0) > 700
  await logIn(page, 'assessor')
  await page.goto('/ranking/schemes')
  await settled(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: '30/35/35 方案' }).click()
  await expect(page.getByRole('button', { name: '删除草稿' })).toBeVisible()
  const text = page.getByLabel('方案全文（YAML）')
  const good = await text.inputValue()
  await text.fill(good.replace('solve: 35', 'solve: 36'))
  const faults = page.getByRole('alert', { name: '需要改正的地方' })
  await expect(faults.getByRole('button', { name: /第 \d+ 行第 \d+ 列/ }).first()).toBeVisible()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await expect(page.getByText(/第 \d+ 行第 \d+ 列/).first()).toBeVisible()
  await text.fill(`${good}# ${Date.now()}\n`)
  await expect(page.getByText('没有错误。')).toBeVisible()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await expect(page.getByText('草稿已保存')).toBeVisible()
  await page.getByRole('button', { name: '开始试算' }).click()
  await expect(page.getByRole('region', { name: '各周期各组变动' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '主要原因' })).toBeVisible()
  // a toast that fades has no contrast
  await expect(page.locator('.el-message')).toHaveCount(0)
  await expectAccessible(page)
  if (desktop) {
    const month = `${2040 + Math.floor(Math.random() * 900)}-01`
    await page.getByLabel('从哪个周期起').fill(month)
    await page.getByRole('button', { name: '施行', exact: true }).click()
    await expect(page.getByText('这里要填写')).toBeVisible()
    await page.getByLabel('施行理由').fill('多年以后试行')
    await page.getByRole('button', { name: '施行', exact: true }).click()
    await expect(page.getByText(new RegExp(`${month} 起施行`)).first()).toBeVisible()
    await expect(page.getByRole('button', { name: '删除草稿' })).toHaveCount(0)
  } else {
    await page.getByRole('button', { name: '删除草稿' }).click()
    await expect(page.getByText('草稿已删除')).toBeVisible()
  }
})
