import { devices, type Browser, type Page } from '@playwright/test'
import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, handled, someAddress, standing, streetId, STREET } from '../support/life'

/**
 * A citizen on the phone, from the first word to the answers, and a second time, because the first was not enough.
 * The photo is a real one of one pixel; what the staff do in between goes by the API.
 */
test.describe.configure({ mode: 'serial' })

const WORDS = `望京西园三区南门外垃圾堆了三天没人清，味道很大。测试${Date.now()}`
const PHONE = '13922226688'
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let number = ''
let track = ''

async function onThePhone(browser: Browser, story: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'America/Los_Angeles',
    extraHTTPHeaders: { 'X-Forwarded-For': someAddress() },
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  await story(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide, 'nothing stands out of the screen').toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
  await context.close()
}

test('a citizen says it with a photo, one question a screen, and gets a number', async ({ browser }) => {
  await onThePhone(browser, async (page) => {
    await page.goto('/')
    await page.getByRole('link', { name: /我要反映/ }).click()
    await page.getByLabel('发生了什么').fill(WORDS)
    await page.getByLabel('拍照或选照片').setInputFiles({ name: 'gate.png', mimeType: 'image/png', buffer: PHOTO })
    await expect(page.getByText('已上传')).toBeVisible()
    await page.getByText('投诉', { exact: true }).click()
    await page.getByRole('button', { name: '下一步' }).click()

    await expect(page.getByRole('heading', { name: '在哪里' })).toBeVisible()
    await page.getByLabel('搜索街道、社区的名字').fill(STREET)
    await page.getByRole('button', { name: new RegExp(STREET) }).click()
    await expect(page.getByLabel('街道（乡镇）')).toHaveValue(/\d+/)
    await page.getByLabel('详细地址').fill('望京西园三区南门')
    await page.getByRole('button', { name: '下一步' }).click()

    await page.getByLabel('电话', { exact: true }).fill(PHONE)
    await page.getByLabel(/怎么称呼您/).fill('刘敏')
    await page.getByText('愿意见面', { exact: true }).click()
    await page.getByText('请为我保密').click()
    await page.getByRole('button', { name: '下一步' }).click()

    await expect(page.getByRole('heading', { name: '确认一下' })).toBeVisible()
    await expect(page.getByText('1 张照片')).toBeVisible()
    await expect(page.getByText(PHONE)).toBeVisible()
    await page.getByRole('button', { name: '提交', exact: true }).click()

    await expect(page.getByRole('heading', { name: '已收到，谢谢您' })).toBeVisible()
    number = (await page.getByTestId('case-number').getAttribute('data-number')) ?? ''
    expect(number).toMatch(/^\d{14}$/)
    await page.getByRole('link', { name: '查看进度' }).click()
    await expect(page.getByText('已收到，等待受理')).toBeVisible()
    await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
    track = new URL(page.url()).pathname
  })
})

test('number and last digits lead back to it, a wrong pair does not', async ({ browser }) => {
  await onThePhone(browser, async (page) => {
    await page.goto('/portal/track')
    await page.getByLabel('工单编号').fill(number)
    await page.getByLabel('电话后四位').fill('0000')
    await page.getByRole('button', { name: '查询' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByLabel('电话后四位').fill(PHONE.slice(-4))
    await page.getByRole('button', { name: '查询' }).click()
    await expect(page.getByText(WORDS)).toBeVisible()
  })
})

test('an agent sees the citizen’s words, accepts them and sends them to the street', async ({ page }) => {
  await logIn(page, 'agent')
  await page.goto(`/cases/${number}`)
  await expect(page.getByRole('article').getByText(WORDS).first()).toBeVisible()
  await page.getByRole('group', { name: '可以做的事' }).getByRole('button', { name: '受理', exact: true }).click()
  await expect(page.getByText('已完成：受理').first()).toBeVisible()
  const accepted = await standing(number)
  await asColleague('dispatcher', async (dispatcher) => {
    if (accepted.state === 'ACCEPTED') {
      await dispatcher.act(accepted, 'dispatch', { unit: await streetId(dispatcher), assisting: [], reason: '属地办理' })
    }
  })
})

test('the citizen sees who has it and until when, and urges', async ({ browser }) => {
  await onThePhone(browser, async (page) => {
    await page.goto(track)
    await expect(page.getByText('已交给办理单位，等待签收')).toBeVisible()
    const now = page.getByRole('region', { name: '现在的情况' })
    await expect(now.getByText(STREET)).toBeVisible()
    await expect(now.getByText(/之前/)).toBeVisible()
    await page.getByRole('button', { name: '催一催' }).click()
    await page.getByLabel('催办的原因').fill('味道太大了，请今天就来。')
    await page.getByRole('button', { name: '发送' }).click()
    await expect(page.getByText('已催办，办理单位会收到提醒。')).toBeVisible()
    await expect(page.getByText('您催办了')).toBeVisible()
  })
})

test('the citizen answers the three questions, unsatisfied, and a second round begins', async ({ browser }) => {
  await handled(await standing(number))
  await onThePhone(browser, async (page) => {
    await page.goto(track)
    await expect(page.getByText('垃圾已经清理干净', { exact: false })).toBeVisible()
    await expect(page.getByRole('heading', { name: '想请您回答三个问题' })).toBeVisible()
    await page.getByRole('button', { name: '提交回答' }).click()
    await expect(page.getByText('请选一个').first()).toBeVisible()
    await page.getByText('联系过', { exact: true }).click()
    await page.getByText('未解决', { exact: true }).click()
    await page.getByText('不满意', { exact: true }).click()
    await page.getByLabel(/还有什么想说的/).fill('只清了一半，第二天又堆满了。')
    await expectAccessible(page)
    await page.getByRole('button', { name: '提交回答' }).click()
    await expect(page.getByText('这是第 2 次办理：上一次的结果您不满意。')).toBeVisible()
    await expect(page.getByText('重新办理')).toBeVisible()
  })
})

test('the street is told why, in a notice and on the case', async ({ page }) => {
  await logIn(page, 'wangjing')
  await page.goto('/notices')
  const notice = page.getByRole('listitem').filter({ hasText: number }).filter({ hasText: '不满意' })
  await expect(notice).toContainText('未解决：只清了一半')
  await notice.getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/cases/${number}`))
  await expect(page.getByText('第 2 轮').first()).toBeVisible()
  await expect(page.getByRole('article').getByText('未解决：只清了一半，第二天又堆满了。').first()).toBeVisible()
})

test('the second round ends well, and the case is closed for the citizen too', async ({ browser }) => {
  await handled(await standing(number))
  await onThePhone(browser, async (page) => {
    await page.goto(track)
    await page.getByText('联系过', { exact: true }).click()
    await page.getByText('已解决', { exact: true }).click()
    await page.getByText('满意', { exact: true }).click()
    await page.getByRole('button', { name: '提交回答' }).click()
    await expect(page.getByRole('region', { name: '现在的情况' }).getByText('已办结')).toBeVisible()
    await expect(page.getByRole('heading', { name: '谢谢您，已经收到您的回答' })).toBeVisible()
  })
})
