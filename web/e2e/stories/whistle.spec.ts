import type { Browser, Locator, Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, dispatched, standing } from '../support/life'

/**
 * An emergency whistle of three units and an enterprise: blown by the street, each reports in, one cannot come, a joint
 * meeting, tasks, one sent back and done again, ended with ratings; only then the reply goes through.
 */
test.describe.configure({ mode: 'serial' })

const TITLE = `望京西园三区南门路面塌陷并漏水 测试${Date.now()}`
const PHONE = { width: 390, height: 844 }
const URBAN = '朝阳区城市管理委员会'
const ENFORCEMENT = '朝阳区城市管理综合行政执法局'
const GAS = '朝阳区燃气分公司'
const WATER = '朝阳区自来水分公司'
let number = ''

async function as(browser: Browser, username: string, run: (page: Page) => Promise<void>, viewport?: { width: number; height: number }) {
  const context = await browser.newContext({ locale: 'zh-CN', ...(viewport ? { viewport } : {}) })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  await logIn(page, username)
  await run(page)
  expect(complaints).toEqual([])
  await context.close()
}

const card = (page: Page): Locator => page.getByRole('region', { name: '吹哨报到' })
const column = (page: Page, name: string): Locator => card(page).locator('.column').filter({ has: page.getByRole('heading', { name: new RegExp(name) }) })

async function sent(page: Page, name: string): Promise<void> {
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name, exact: true }).click()
  await expect(drawer).toBeHidden()
}

async function giveTask(page: Page, unit: string, owner: string, what: string): Promise<void> {
  await card(page).getByRole('button', { name: '分派任务' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel(/由谁做/).selectOption({ label: unit })
  await drawer.getByLabel(/责任人/).fill(owner)
  await drawer.getByLabel(/任务内容/).fill(what)
  await sent(page, '分派任务')
  await expect(card(page).getByText(what)).toBeVisible()
}

async function finishTask(page: Page, text: string): Promise<void> {
  await card(page).getByRole('button', { name: /报告完成/ }).click()
  await page.getByRole('dialog').getByLabel(/完成情况/).fill(text)
  await sent(page, '报告完成')
}

async function judgeTask(page: Page, task: string, accepted: boolean, word: string): Promise<void> {
  await card(page).getByRole('button', { name: new RegExp(`验收任务 ${task}`) }).click()
  const drawer = page.getByRole('dialog')
  if (!accepted) await drawer.getByText('退回重做', { exact: true }).click()
  await drawer.getByLabel(/说明/).fill(word)
  await sent(page, '验收任务')
}

test('the street whistles for three units and an enterprise', async ({ browser }) => {
  const at = await dispatched(TITLE)
  number = at.number
  await asColleague('wangjing', async (street) => {
    const signed = await street.act(at, 'sign')
    await street.act(signed, 'contact', { method: 'PHONE', reached: true, meeting: 'DECLINED', note: '已通话。' })
  })
  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${number}`)
    await card(page).getByRole('button', { name: '吹哨', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel(/需要做什么/).fill('路面塌陷，先关阀、围挡、疏导，查清漏点。')
    for (const unit of [URBAN, ENFORCEMENT, GAS, WATER]) {
      await drawer.getByRole('combobox', { name: /吹哨叫谁/ }).click()
      await page.keyboard.type(unit)
      await page.getByRole('option', { name: new RegExp(unit) }).first().click()
      await drawer.getByLabel(`${unit}的职责`).fill(unit === WATER ? '关阀抢修' : '到场配合')
    }
    await drawer.getByLabel(/地点/).fill('望京西园三区南门')
    await expectAccessible(page)
    await sent(page, '吹哨')
    await expect(column(page, '未报到').getByRole('listitem')).toHaveCount(4)
    await expectAccessible(page)
  })
})

test('each reports in with one tap, on a phone, and one cannot come', async ({ browser }) => {
  for (const [username, how] of [
    ['water', '已到场'],
    ['urban', '已到场'],
    ['enforcement', '远程参与'],
  ] as const) {
    await as(
      browser,
      username,
      async (page) => {
        await page.goto('/whistles')
        const row = page.getByRole('listitem').filter({ hasText: TITLE })
        await row.getByRole('button', { name: how }).click()
        await expect(page.getByText(`已报到：${how}`)).toBeVisible()
      },
      PHONE,
    )
  }
  await as(
    browser,
    'gas',
    async (page) => {
      await page.goto(`/cases/${number}`)
      await card(page).getByRole('button', { name: '不能到场' }).click()
      await card(page).getByLabel(/不能到场的理由/).fill('抢修队正在另一处处置漏气')
      await card(page).getByRole('button', { name: '报到', exact: true }).click()
      await expect(page.getByText('已报到：不能到场')).toBeVisible()
      await expectAccessible(page)
    },
    PHONE,
  )
})

test('a joint meeting shares out tasks', async ({ browser }) => {
  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${number}`)
    await expect(column(page, '已报到').getByRole('listitem')).toHaveCount(4)
    await card(page).getByRole('button', { name: '记录会商' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel(/参加人员/).fill('望京街道张海燕、自来水公司杨振华、区城管委')
    await drawer.getByLabel(/会商纪要/).fill('先关阀，再开挖；城管委负责围挡。')
    await sent(page, '记录会商')
    await giveTask(page, WATER, '杨振华', '关阀并更换破损管段')
    await giveTask(page, URBAN, '王工', '设置围挡和警示')
    // the reply says what it waits for
    await expect(page.getByText(/吹哨任务尚未办结/)).toBeVisible()
  })
})

test('tasks are done, one is sent back and done again', async ({ browser }) => {
  test.setTimeout(120_000) // six people log in
  await as(browser, 'urban', async (page) => {
    await page.goto(`/cases/${number}`)
    await finishTask(page, '已围挡，夜间加警示灯。')
  })
  await as(browser, 'water', async (page) => {
    await page.goto(`/cases/${number}`)
    await finishTask(page, '已换管。')
  })
  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${number}`)
    await judgeTask(page, '任务 1', false, '接口仍在渗水')
    await judgeTask(page, '任务 2', true, '')
  })
  await as(browser, 'water', async (page) => {
    await page.goto(`/cases/${number}`)
    await expect(card(page).getByText('接口仍在渗水')).toBeVisible()
    await finishTask(page, '重新打压，无渗漏。')
  })
  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${number}`)
    await judgeTask(page, '任务 1', true, '现场复看无渗漏')
    await expect(column(page, '已完成').getByRole('listitem')).toHaveCount(2)
  })
})

test('the whistle ends with a rating of each unit, and then the reply goes through', async ({ browser }) => {
  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/cases/${number}`)
    await card(page).getByRole('button', { name: '解除哨音并评价' }).click()
    const drawer = page.getByRole('dialog')
    for (const unit of [URBAN, ENFORCEMENT, WATER]) {
      await drawer.getByRole('radiogroup', { name: `给${unit}的星级` }).getByTitle('5 星').click()
    }
    await drawer.getByRole('radiogroup', { name: `给${GAS}的星级` }).getByTitle('2 星').click()
    await drawer.getByLabel(`对${GAS}的评价`).fill('未能到场')
    await sent(page, '解除哨音并评价')
    await expect(card(page).getByText('已解除')).toBeVisible()
  })
  const at = await standing(number)
  const replied = await asColleague('wangjing', (street) =>
    street.act(at, 'reply', { text: '已换管并回填。', publicText: '您好，漏水管段已更换，路面已恢复。', resolved: 'SOLVED', attachments: [] }),
  )
  expect(replied.state).toBe('REPLIED')
  await as(browser, 'wangjing-leader', async (page) => {
    await page.goto('/whistles?view=FIGURES')
    await expect(page.getByRole('row').filter({ hasText: WATER })).toBeVisible()
    await expectAccessible(page)
  })
})
