import { expect, logIn, logOut, test } from '../support/app'
import { asColleague } from '../support/life'

const mark = `t${Date.now().toString(36)}`
const HEAD = 'code,name,kind,parent,from,until,residents'

test('a file of units with a cycle is refused with lines and reasons, and nothing of it is taken', async ({ page }) => {
  const file = [
    HEAD,
    `${mark}-a,测试科室甲,SECTION,${mark}-b,2026-01-01,,`,
    `${mark}-b,测试科室乙,SECTION,${mark}-a,2026-01-01,,`,
    `${mark}-c,测试科室丙,SECTION,hotline,2026-01-01,,`,
  ].join('\n')
  await logIn(page, 'admin')
  await page.goto('/admin/units')
  await page.getByRole('button', { name: '导入 CSV' }).click()
  await page.getByLabel('文件').setInputFiles({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  const refusals = page.getByRole('region', { name: '没有导入的原因' })
  await expect(refusals).toBeVisible()
  const line = refusals.getByRole('row').nth(1)
  await expect(line.getByRole('cell').nth(0)).toHaveText(/^[23]$/)
  await expect(line.getByRole('cell').nth(1)).toHaveText('parent')
  await expect(line.getByRole('cell').nth(2)).toHaveText(/[一-鿿]{4,}/)
  const found = await asColleague('admin', (admin) => admin.get<unknown[]>(`/api/units/search?q=${mark}`))
  expect(found).toEqual([])
})

test('the same file without the cycle is taken, and can be found', async ({ page }) => {
  const file = [HEAD, `${mark}-d,测试科室${mark},SECTION,hotline,2026-01-01,,`].join('\n')
  await logIn(page, 'admin')
  await page.goto('/admin/units')
  await page.getByRole('button', { name: '导入 CSV' }).click()
  await page.getByLabel('文件').setInputFiles({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByText('已导入：新增 1，修改 0，终止 0。')).toBeVisible()
  await page.getByLabel('搜索名称或编码').fill(`测试科室${mark}`)
  await page.getByRole('button', { name: new RegExp(`测试科室${mark}`) }).click()
  await expect(page.getByRole('textbox', { name: /^编码/ })).toHaveValue(`${mark}-d`)
})

test('a new person gets a first password and has to change it', async ({ page }) => {
  const username = `${mark}.chen`
  const own = `自己的密码-${mark}-好记`
  await logIn(page, 'admin')
  await page.goto('/admin/people')
  await page.getByRole('button', { name: '新建人员' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('姓名').fill('陈新')
  await drawer.getByLabel('用户名').fill(username)
  await drawer.getByRole('combobox', { name: '单位' }).click()
  await page.keyboard.type('望京街道')
  await page.getByRole('option', { name: /望京街道/ }).first().click()
  await drawer.getByLabel('岗位角色').press('Enter')
  await page.getByRole('option', { name: '承办人员' }).click()
  await drawer.getByRole('button', { name: '新建人员' }).click()
  const once = page.getByRole('alert').filter({ hasText: '陈新' })
  await expect(once).toBeVisible()
  const first = (await once.locator('code').textContent())?.trim() ?? ''
  await once.getByRole('button', { name: '已保存，关闭' }).click()
  await expect(page.getByText(first)).toHaveCount(0)
  await logOut(page)

  await page.goto('/login')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(first)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('这是初始密码，请先换成自己的密码。')).toBeVisible()
  await page.goto('/work')
  await expect(page.getByText('这是初始密码，请先换成自己的密码。')).toBeVisible()
  await page.getByLabel('现在的密码').fill(first)
  await page.getByLabel('新密码', { exact: true }).fill(own)
  await page.getByLabel('再填一次新密码').fill(own)
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await expect(page.getByText('望京街道').first()).toBeVisible()
})

test('the catalogue can be tried, and says why', async ({ page }) => {
  await logIn(page, 'admin')
  await page.goto('/admin/catalogue')
  await page.getByRole('combobox', { name: '分类' }).click()
  await page.keyboard.type('垃圾')
  await page.getByRole('option', { name: /垃圾/ }).first().click()
  await page.getByRole('combobox', { name: '区域' }).click()
  await page.keyboard.type('望京街道')
  await page.getByRole('option', { name: /望京街道/ }).first().click()
  await expect(page.getByText(/规则 \d+，第 \d+ 版/)).toBeVisible()
})

test('what an administrator did and who logged in is on record for the auditor', async ({ page }) => {
  await asColleague('admin', (admin) => admin.get('/api/session'))
  await logIn(page, 'auditor')
  await page.goto('/audit?kind=LOGIN')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('登录')
  await expect(rows.filter({ hasText: '孙立新' }).first()).toBeVisible()
})
