import { expect, expectAccessible, logIn, logOut, test } from '../support/app'

/** Where the power of the demo city is cut. */
const STREET = '劲松街道'
const WORDS = '我家在劲松北社区2号楼，停电半个小时了，什么时候能来电？'

test('the hotline’s own alarm of a surge becomes a known incident, and the next caller is answered by it', async ({ page }) => {
  // the alarm looks every two minutes once the demo city has a past
  test.setTimeout(360_000)
  const name = `${STREET}停电${Date.now() % 1_000_000}`

  await logIn(page, 'dispatcher')
  await page.goto('/surges')
  const alarm = page.getByRole('link', { name: `${STREET} · 供电` }).first()
  await expect(alarm).toBeVisible({ timeout: 240_000 })
  await expectAccessible(page)
  await alarm.click()
  await expect(page.getByRole('heading', { name: `${STREET} · 供电`, level: 1 })).toBeVisible()
  // calls in different words, all of one trouble
  await expect(page.getByRole('link', { name: /停电|没电|断电/ })).not.toHaveCount(0)
  await expectAccessible(page)

  // what the alarm knows stands in the form
  await page.getByRole('link', { name: '转为已知事件' }).click()
  await expect(page.getByLabel('名称')).toHaveValue(`${STREET}供电`)
  await expect(page.getByText(`由突增告警“${STREET}供电”转来`)).toBeVisible()
  await page.getByLabel('名称').fill(name)
  const unit = page.getByRole('combobox', { name: '处置单位' })
  await unit.click()
  await unit.fill('市电力公司')
  await page.getByRole('option', { name: /市电力公司/ }).first().click()
  await page.getByLabel('预计结束时间').fill('2030-01-01T18:00')
  await page.getByLabel('统一答复').fill('地下电缆故障，供电公司正在抢修，发电车已到小区东门。')
  await page.getByLabel('关键词').fill('停电\n没电')
  await page.getByRole('button', { name: '新开已知事件' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const incident = page.url()
  await page.goto('/surges')
  await expect(page.getByRole('region', { name: '近 60 天' }).getByRole('link', { name: `${STREET} · 供电` })).not.toHaveCount(0)
  await expect(page.getByRole('region', { name: '正在突增' }).getByRole('link', { name: `${STREET} · 供电` })).toHaveCount(0)
  await logOut(page)

  // somebody else calls about it
  await logIn(page, 'agent')
  await page.goto('/intake')
  await page.getByRole('textbox', { name: '电话' }).fill(`138${String(Date.now() % 100_000_000).padStart(8, '0')}`)
  await page.getByLabel('原话').fill(WORDS)
  const offer = page.getByRole('region', { name: '这可能是已知事件' })
  await expect(offer.getByRole('link', { name })).toBeVisible()
  await page.keyboard.press('Alt+I')
  await expect(page.getByText('答复诉求人：事件编号 SJ')).toBeVisible()
  const taken = page.waitForResponse((answer) => answer.url().endsWith('/api/cases') && answer.request().method() === 'POST')
  await page.keyboard.press('Control+Enter')
  const { number } = (await (await taken).json()) as { number: string }
  await expect(page.getByText('已按已知事件答复')).toBeVisible()
  await logOut(page)

  // the case stands in the incident; then the light is back
  await logIn(page, 'dispatcher')
  await page.goto(incident)
  await expect(page.locator(`a[href="/cases/${number}"]`).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '结束事件' }).click()
  await page.getByLabel('结束答复').fill('电缆已修好，供电恢复。')
  await page.getByRole('form', { name: '结束事件' }).getByRole('button', { name: '结束事件' }).click()
  await expect(page.getByText('已告知 1 人')).toBeVisible({ timeout: 30_000 })
})
