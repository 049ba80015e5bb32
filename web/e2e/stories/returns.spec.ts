import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, calledIn, type Colleague, dispatched, standing, streetId, type Standing } from '../support/life'

/** A return that is refused, one that is agreed, and a dispute whose ruling becomes a rule of the catalogue. */
test.describe.configure({ mode: 'serial' })

const mark = Date.now()
const SHOTS = process.env.JIEBAN_SHOTS
const PAPER = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')

const unitId = (it: Colleague, name: string): Promise<number> =>
  it.get<{ id: number; name: string }[]>(`/api/units/search?q=${encodeURIComponent(name)}`).then((found) => found.find((one) => one.name === name)?.id ?? 0)

async function as(browser: Browser, username: string, run: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  await logIn(page, username)
  await run(page)
  expect(complaints).toEqual([])
  await context.close()
}

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/returns-${name}.png`, fullPage: true })
}

async function start(page: Page, name: string): Promise<void> {
  const acts = page.getByRole('group', { name: '可以做的事' })
  const button = acts.getByRole('button', { name, exact: true })
  await expect(acts).toBeVisible()
  if (await button.isVisible()) await button.click()
  else {
    await acts.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function send(page: Page, name: string): Promise<void> {
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name, exact: true }).click()
  await expect(drawer).toBeHidden()
}

async function askReturn(page: Page, at: Standing): Promise<void> {
  await page.goto(`/cases/${at.number}`)
  await start(page, '申请退单')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('非本单位职责', { exact: true }).click()
  await drawer.getByLabel(/理由/).fill('漏水点在市政管线，不属街道职责。')
  await drawer.locator('input[type=file]').first().setInputFiles({ name: 'meter.pdf', mimeType: 'application/pdf', buffer: PAPER })
  await expect(drawer.getByText('meter.pdf')).toBeVisible()
  await shot(page, 'ask')
  await send(page, '申请退单')
  await expect(page.getByRole('heading', { name: '退单待审：非本单位职责' })).toBeVisible()
}

test('a return is asked for with evidence, and refused for good', async ({ browser }) => {
  const title = `路口井盖渗水 测试${mark}`
  const at = await dispatched(title)
  await as(browser, 'wangjing', (page) => askReturn(page, at))
  await as(browser, 'dispatcher', async (page) => {
    await page.goto('/desk')
    await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 15_000 })
    await shot(page, 'list')
    await expectAccessible(page)
    await page.getByRole('link', { name: title }).click()
    await shot(page, 'case')
    await start(page, '不同意退单')
    await page.getByRole('dialog').getByLabel(/理由/).fill('井盖在辖区便道，由街道办理。')
    await send(page, '不同意退单')
  })
  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${at.number}`)
    await expect(page.getByText('不同意退单').first()).toBeVisible()
    await expect(page.getByRole('button', { name: '申请退单' })).toHaveCount(0)
  })
})

test('an agreed return goes to the next unit at once', async ({ browser }) => {
  const at = await dispatched(`小区停水 测试${mark}`)
  await as(browser, 'wangjing', (page) => askReturn(page, at))
  const water = await asColleague('water', (it) => it.get<{ post: { unit: { id: number; name: string } } }>('/api/session'))
  await as(browser, 'dispatcher', async (page) => {
    await page.goto(`/cases/${at.number}`)
    await start(page, '同意退单并改派')
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('combobox').first().click()
    await page.keyboard.type(water.post.unit.name)
    await page.getByRole('option', { name: new RegExp(water.post.unit.name) }).first().click()
    await drawer.getByLabel(/派给该单位的理由/).fill('供水设施由供水企业办理。')
    await send(page, '同意退单并改派')
  })
  await as(browser, 'water', async (page) => {
    await page.goto(`/cases/${at.number}`)
    await expect(page.getByRole('button', { name: '签收', exact: true })).toBeVisible()
  })
})

test('a dispute is stated, ruled and becomes a rule of the catalogue', async ({ browser }) => {
  const title = `管线井塌陷责任不清 测试${mark}`
  const called = await calledIn(title)
  const water = await asColleague('water', (it) => it.get<{ post: { unit: { id: number; name: string } } }>('/api/session'))
  await asColleague('dispatcher', async (it) => {
    const corrected = await it.act(called, 'correct', { category: '010101', urgency: 'DANGER', reason: '核实为危及安全' })
    return it.act(corrected, 'dispatch', { unit: await streetId(it), assisting: [], reason: '属地先行处置' })
  })
  await asColleague('wangjing', async (it) =>
    it.act(await standing(called.number), 'dispute-open', {
      ground: 'DUTY_UNCLEAR',
      text: '井属供水管线，应由供水企业办理。',
      // with a department of the city among the parties the city judges
      others: [water.post.unit.id, await unitId(it, '市水务局')],
      attachments: [],
    }),
  )
  await as(browser, 'water', async (page) => {
    await page.goto('/desk')
    await page.getByRole('link', { name: title }).click({ timeout: 15_000 })
    await page.getByRole('button', { name: '陈述意见' }).click()
    await page.getByRole('dialog').getByLabel(/意见/).fill('该井移交台账在我公司名下。')
    await send(page, '陈述意见')
    await expect(page.getByText('该井移交台账在我公司名下。')).toBeVisible()
    await shot(page, 'stated')
  })
  await as(browser, 'dispatcher', async (page) => {
    await page.goto(`/desk/disputes/${called.number}`)
    await shot(page, 'dispute')
    await expectAccessible(page)
    await page.getByRole('button', { name: '裁决', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('改由其他单位办理', { exact: true }).click()
    await drawer.getByRole('combobox').first().click()
    await page.keyboard.type(water.post.unit.name)
    await page.getByRole('option', { name: new RegExp(water.post.unit.name) }).first().click()
    await drawer.getByLabel(/裁决意见/).fill('管线井由权属单位办理。')
    await drawer.getByLabel(/依据/).fill('移交台账')
    await drawer.locator('.el-switch').click()
    await shot(page, 'ruling')
    await send(page, '裁决')
    await expect(page.getByRole('heading', { name: /裁决: 由/ })).toBeVisible()
  })
  await as(browser, 'dispatcher', async (page) => {
    await page.goto('/desk?tab=precedents')
    await page.getByPlaceholder('按裁决、依据或编号查找').fill(called.number)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '写入派单目录' }).first().click({ timeout: 15_000 })
    await expect(page.getByRole('dialog').getByText('新规则', { exact: true })).toBeVisible()
    await shot(page, 'change')
    await page.getByRole('dialog').getByRole('button', { name: '确认写入' }).click()
    await expect(page.getByText(/已入目录第 \d+ 版/).first()).toBeVisible()
    await shot(page, 'precedents')
  })
})
