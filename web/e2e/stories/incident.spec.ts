import { expect, expectAccessible, logIn, logOut, test } from '../support/app'

const ESTATE = '望京西园三区'
const WORDS = `${ESTATE}今天突然停水了，一滴水也没有`

test('a known incident answers a call by keyboard alone, and its end reaches the citizen', async ({ page }, info) => {
  test.slow()
  // every run has an incident of its own
  const run = `${info.project.name}${Date.now() % 1_000_000}`
  const name = `${ESTATE}停水${run}`

  // a dispatcher opens it
  await logIn(page, 'dispatcher')
  await page.goto('/incidents')
  await expect(page.getByRole('heading', { name: '已知事件', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/incidents/new')
  await page.getByLabel('名称').fill(name)
  const category = page.getByRole('combobox', { name: /类别/ })
  await category.click()
  await category.fill('停水')
  await page.getByRole('option', { name: /停水/ }).first().click()
  const unit = page.getByRole('combobox', { name: '处置单位' })
  await unit.click()
  await unit.fill('自来水')
  await page.getByRole('option', { name: /自来水/ }).first().click()
  const area = page.getByRole('combobox', { name: '地区' })
  await area.click()
  await area.fill(ESTATE)
  await page.getByRole('option', { name: new RegExp(ESTATE) }).first().click()
  await page.getByLabel('预计结束时间').fill('2030-01-01T18:00')
  await page.getByLabel('统一答复').fill('供水管爆裂，正在抢修，社区门口有送水车。')
  await page.getByLabel('关键词').fill('停水\n没水')
  await expectAccessible(page)
  await page.getByRole('button', { name: '新开已知事件' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expectAccessible(page)
  const incident = page.url()
  await logOut(page)

  // an agent types the call; a key answers with the incident, a key sends it
  await logIn(page, 'agent')
  await page.goto('/intake')
  await page.getByRole('textbox', { name: '电话' }).fill(`138${String(Date.now() % 100_000_000).padStart(8, '0')}`)
  await page.getByLabel('原话').focus()
  await page.keyboard.insertText(WORDS)
  const offer = page.getByRole('region', { name: '这可能是已知事件' })
  await expect(offer.getByRole('link', { name })).toBeVisible()
  await expect(offer.getByText('原话提到：停水').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Alt+I')
  await expect(page.getByText('答复诉求人：事件编号 SJ')).toBeVisible()
  const taken = page.waitForResponse((answer) => answer.url().endsWith('/api/cases') && answer.request().method() === 'POST')
  await page.keyboard.press('Control+Enter')
  const { trackUrl } = (await (await taken).json()) as { trackUrl: string }
  await expect(page.getByText('已按已知事件答复')).toBeVisible()
  await logOut(page)

  // the citizen reads the answer and until when
  await page.goto(trackUrl)
  await expect(page.getByRole('heading', { name: '这是已知事件，正在处理' })).toBeVisible()
  await expect(page.getByText('社区门口有送水车').first()).toBeVisible()
  await expect(page.getByText(/SJ\d{8}-\d+/).first()).toBeVisible()
  await expectAccessible(page)

  // it ends
  await logIn(page, 'dispatcher')
  await page.goto(incident)
  await page.getByRole('button', { name: '结束事件' }).click()
  await page.getByLabel('结束答复').fill('水管已修复，供水恢复。')
  await page.getByRole('form', { name: '结束事件' }).getByRole('button', { name: '结束事件' }).click()
  await expect(page.getByText('已告知 1 人')).toBeVisible({ timeout: 30_000 })
  await logOut(page)

  // and the citizen is told
  await page.goto(trackUrl)
  await expect(page.getByRole('heading', { name: '事件已经结束' })).toBeVisible()
  await expect(page.getByText('水管已修复，供水恢复。').first()).toBeVisible()
  await expectAccessible(page)
})
