import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, dispatched, handled, type Standing } from '../support/life'

/** An appeal from the unit through the district to the city's decision, seen on the case and in the lists. */
test.describe.configure({ mode: 'serial' })

const mark = Date.now()
const SHOTS = process.env.JIEBAN_SHOTS
const PAPER = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')

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
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/appeal-${name}.png`, fullPage: true })
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

test('a wrongly recorded answer is appealed, forwarded, and corrected for the assessment only', async ({ browser }) => {
  test.setTimeout(180_000)
  const title = `楼道堆物 申诉${mark}`
  const done = await handled(await dispatched(title))
  await asColleague('revisiter', (agent) =>
    agent.act(done, 'revisit-answer', { channel: 'PHONE', contacted: true, solved: 'NOT_SOLVED', satisfaction: 'DISSATISFIED', words: '' }),
  )
  const at: Standing = done

  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${at.number}`)
    await start(page, '申请剔除、申诉')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('考核申诉', { exact: true }).click()
    await drawer.getByText('回访记录有误', { exact: true }).click()
    await drawer.getByLabel(/情况说明/).fill('录音中诉求人说“已经解决，满意”，记录为未解决。')
    const uploaded = page.waitForResponse((answer) => answer.url().endsWith('/api/attachments') && answer.ok())
    await drawer.locator('input[type=file]').first().setInputFiles({ name: 'recording.pdf', mimeType: 'application/pdf', buffer: PAPER })
    await uploaded
    await shot(page, 'ask')
    await send(page, '申请剔除、申诉')
    await expect(page.getByRole('heading', { name: /考核申诉 · 回访记录有误/ })).toBeVisible()
    await page.goto('/appeals')
    await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 15_000 })
    await shot(page, 'mine')
    await expectAccessible(page)
  })

  await as(browser, 'chaoyang-leader', async (page) => {
    await page.goto('/appeals?desk=TO_FORWARD')
    await page.getByRole('link', { name: title }).click()
    await start(page, '转报申请')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('转报', { exact: true }).click()
    await drawer.getByLabel(/意见/).fill('已听录音，情况属实。')
    await shot(page, 'forward')
    await send(page, '转报申请')
  })

  await as(browser, 'assessor', async (page) => {
    await page.goto('/appeals')
    await page.getByRole('link', { name: title }).click({ timeout: 15_000 })
    await start(page, '审定申请')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('通过', { exact: true }).click()
    await drawer.getByText('更正后计入考核', { exact: true }).click()
    await drawer.getByText('联系过', { exact: true }).click()
    await drawer.getByText('已解决', { exact: true }).click()
    await drawer.getByText('满意', { exact: true }).click()
    await drawer.getByLabel(/审定理由/).fill('录音与申诉一致。')
    await drawer.getByLabel(/依据/).fill('考核办法第十条第二款')
    await shot(page, 'decide')
    await send(page, '审定申请')
    await expect(page.getByText('考核办法第十条第二款').first()).toBeVisible()
    await page.goto('/appeals?desk=FIGURES')
    await expect(page.getByRole('rowheader', { name: '回访记录有误' })).toBeVisible({ timeout: 15_000 })
    await shot(page, 'figures')
    await expectAccessible(page)
  })

  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${at.number}`)
    const card = page.getByRole('region', { name: '第 1 件申请' })
    await expect(card.getByText('通过', { exact: true }).first()).toBeVisible()
    // what the citizen said stays beside what counts
    await expect(card.getByText(/未解决、不满意/)).toBeVisible()
    await expect(card.getByText(/联系过、已解决、满意/)).toBeVisible()
    await expect(page.getByRole('button', { name: '申请剔除、申诉' })).toHaveCount(0)
    await shot(page, 'case')
    await expectAccessible(page)
  })
})
