import type { Browser, Page } from '@playwright/test'
import { expect, logIn, test } from '../support/app'
import { asColleague, dispatched, standing } from '../support/life'

/**
 * Time that bends: the street asks for more time, the district grants it, the citizen reads it; another case is parked
 * and woken. The clocks show it everywhere.
 */
test.describe.configure({ mode: 'serial' })

const STAMP = Date.now()

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

async function open(page: Page, name: string): Promise<void> {
  const acts = page.getByRole('group', { name: '可以做的事' })
  const button = acts.getByRole('button', { name, exact: true })
  const shown = await button.waitFor({ timeout: 4000 }).then(
    () => true,
    () => false,
  )
  if (shown) await button.click()
  else {
    await acts.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
}

async function send(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await expect(page.getByText(`已完成：${name}`).first()).toBeVisible()
}

async function inHand(title: string): Promise<string> {
  const sent = await dispatched(title)
  await asColleague('wangjing', async (street) => {
    const signed = await street.act(sent, 'sign')
    await street.act(signed, 'contact', { method: 'PHONE', reached: true, meeting: 'DECLINED', note: '已通话，约定更换配件。' })
  })
  return sent.number
}

test('an extension is asked for, granted by the district and read by the citizen', async ({ browser }) => {
  const number = await inHand(`电梯配件需从外地调货，延期测试${STAMP}`)
  const at = await standing(number)
  const due = (at as unknown as { clocks: { kind: string; dueAt: string }[] }).clocks.find((it) => it.kind === 'FEEDBACK')?.dueAt ?? ''
  await asColleague('wangjing', (street) =>
    street.act(at, 'extension-ask', { until: new Date(Date.parse(due) + 3_600_000).toISOString(), reason: '等待电梯配件到货', attachments: [] }),
  )
  await as(browser, 'chaoyang-leader', async (page) => {
    await page.goto('/work?queue=TO_DECIDE')
    await page.getByRole('link', { name: new RegExp(`延期测试${STAMP}`) }).click()
    await expect(page.getByRole('heading', { name: /已申请延期至/ })).toBeVisible()
    await open(page, '审批延期')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('同意', { exact: true }).click()
    await drawer.getByLabel('意见').fill('同意，做好解释。')
    await send(page, '审批延期')
    await expect(page.getByText('本轮已延期 1 次')).toBeVisible()
  })
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/portal/track')
  await page.getByLabel('工单编号').fill(number)
  await page.getByLabel('电话后四位').fill('5555')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('办理期限延长')).toBeVisible()
  await expect(page.getByText('等待电梯配件到货')).toBeVisible()
  await context.close()
})

test('a case is parked with owner and plan, counted apart, and woken', async ({ browser }) => {
  const number = await inHand(`规划道路未移交，挂账测试${STAMP}`)
  const at = await standing(number)
  await asColleague('wangjing', (street) =>
    street.act(at, 'parking-ask', {
      ground: 'PLANNING',
      owner: '王科长',
      plan: '道路移交后由街道管护',
      reviewAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      attachments: [],
    }),
  )
  await as(browser, 'chaoyang-leader', async (page) => {
    await page.goto(`/cases/${number}`)
    await open(page, '审批挂账')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('同意', { exact: true }).click()
    await drawer.getByLabel('意见').fill('同意挂账。')
    await send(page, '审批挂账')
    await expect(page.getByRole('heading', { name: /已挂账/ })).toBeVisible()
    await page.goto('/work?queue=PARKED')
    await page.getByRole('link', { name: new RegExp(`挂账测试${STAMP}`) }).click()
    await expect(page.getByText('责任人：王科长')).toBeVisible()
    await open(page, '唤醒')
    await page.getByRole('dialog').getByLabel('理由').fill('道路已移交')
    await send(page, '唤醒')
  })
  const woken = (await standing(number)) as unknown as { state: string }
  expect(woken.state).toBe('HANDLING')
})
