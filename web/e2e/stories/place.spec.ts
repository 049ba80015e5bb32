import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague } from '../support/life'

const mark = Date.now().toString(36).replace(/\d/g, (it) => '甲乙丙丁戊己庚辛壬癸'[Number(it)] ?? '')
const HEAD = 'name,kind,thing,unit,reason'

test('a file of other names with faults is refused with lines; set right, the next text is read with it', async ({ page }) => {
  const name = `${mark}老街`
  await logIn(page, 'admin')
  await page.goto('/admin/names')
  await page.getByRole('button', { name: '导入 CSV' }).click()
  const send = async (lines: string[]) => {
    await page.getByLabel('文件').setInputFiles({ name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from([HEAD, ...lines].join('\n')) })
    await page.getByRole('button', { name: '导入', exact: true }).click()
  }
  await send([`${name},OLD_NAME,AREA,110105026,地名志`, '某巷,ALIAS,AREA,没有这个街道,试试'])
  const refusals = page.getByRole('region', { name: '没有导入的原因' })
  await expect(refusals.getByRole('row', { name: /^3 unit .*没有这个街道/ })).toBeVisible()
  const suggested = () => asColleague('agent', (agent) => agent.post<{ path: string[] }[]>('/api/places/suggestions', { text: `${name}停水` }))
  expect((await suggested()).length).toBe(0)

  await send([`${name},OLD_NAME,AREA,110105026,地名志`])
  await expect(page.getByText('已导入：新增 1，修改 0，终止 0。')).toBeVisible()
  expect((await suggested())[0]?.path).toContain('望京街道')
  await page.getByLabel('搜索名称或区域').fill(name)
  await expect(page.getByRole('row', { name: new RegExp(`${name}.*望京街道.*旧地名`) })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: `停用 ${name}` }).click()
  await page.getByLabel('理由', { exact: true }).fill('写错了')
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('没有名称')).toBeVisible()
  expect((await suggested()).length).toBe(0)
})

test('a point off a Chinese map at intake suggests its street and the lamp beside it, and the case keeps both', async ({ page }) => {
  await logIn(page, 'agent')
  await page.goto('/intake')
  await page.getByLabel('原话').fill('门口的路灯坏了三天，晚上看不见路')
  // a lamp at 116.4713, 39.9960, as Amap shows it
  await page.getByLabel('坐标', { exact: true }).fill('116.477423, 39.997308')
  await page.getByLabel('坐标系').selectOption('GCJ-02')
  const offers = page.getByRole('list', { name: '文字中说到的地方' })
  await expect(offers.getByRole('button', { name: /望京街道.*坐标在这里/ })).toBeVisible()
  const lamps = page.getByRole('list', { name: '附近的部件' })
  await lamps.getByRole('checkbox').first().check()
  await offers.getByRole('button', { name: /望京街道/ }).click()
  await page.getByLabel('匿名反映').check()
  await page.getByText('交派单员', { exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('case-number')).toBeVisible()
  await page.getByRole('link', { name: '打开工单' }).click()
  await expect(page.getByRole('link', { name: /116\.471.*39\.996/ })).toHaveAttribute('href', /^geo:39\.99\d+,116\.47\d+$/)
  await expect(page.getByText(/来时为 GCJ-02：116\.477423, 39\.997308/)).toBeVisible()
  await expect(page.getByText(/路灯.*1101050203/)).toBeVisible()
})
