import type { Browser, Page } from '@playwright/test'
import { expect, logIn, test } from '../support/app'

/**
 * The whole loop by five people, each in a browser of their own: a citizen calls, the agent takes it down, the street
 * signs, contacts, replies; the leader accepts; the revisit agent asks; the dispatcher sees it closed.
 */
test.describe.configure({ mode: 'serial' })

const WORDS = `望京西园四区3号楼电梯停运两天，老人上下楼困难，物业一直不修。测试${Date.now()}`
const TITLE = WORDS.split('。')[0] ?? WORDS
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

async function act(page: Page, name: string, fill?: (drawer: ReturnType<Page['locator']>) => Promise<void>): Promise<void> {
  const acts = page.getByRole('group', { name: '可以做的事' })
  const button = acts.getByRole('button', { name, exact: true })
  // rare acts wait behind "more"; which they are depends on the state, which may just be changing
  const shown = await button.waitFor({ timeout: 4000 }).then(
    () => true,
    () => false,
  )
  if (shown) await button.click()
  else {
    await acts.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  if (fill) {
    const drawer = page.getByRole('dialog')
    await expect(drawer).toBeVisible()
    await fill(drawer)
    await drawer.getByRole('button', { name, exact: true }).click()
    await expect(drawer).toBeHidden()
  }
  await expect(page.getByText(`已完成：${name}`).first()).toBeVisible()
}

test('an agent takes down a call with the keyboard and reads out the number', async ({ browser, viewport }) => {
  await as(browser, 'agent', async (page) => {
    await page.getByRole('textbox', { name: '电话' }).fill('13811112222')
    await page.getByLabel('姓名').fill('王淑兰')
    await page.getByLabel('原话').fill(WORDS)
    await page.getByRole('combobox', { name: '类别' }).click()
    await page.keyboard.type('电梯')
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: '所在地区' }).click()
    await page.keyboard.type('望京街道')
    await page.getByRole('option', { name: /望京街道/ }).first().click()
    await page.getByLabel('详细地址').fill('望京西园四区3号楼')
    // who gets it, and until when, stands there before anything is sent
    await expect(page.getByRole('region', { name: '参考' }).getByText(/签收/)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    const shown = page.getByTestId('case-number')
    await expect(shown).toBeVisible()
    number = ((await shown.textContent()) ?? '').replace(/\s/g, '')
    expect(number).toMatch(/^\d{14}$/)
  }, viewport ?? undefined)
})

test('the dispatcher sends it to the street when the catalogue chose another unit', async ({ browser, viewport }) => {
  await as(browser, 'dispatcher', async (page) => {
    await page.goto(`/cases/${number}`)
    await expect(page.getByRole('heading', { name: TITLE.slice(0, 12) })).toBeVisible()
    const holder = page.getByRole('article').getByText('望京街道', { exact: true })
    if (await holder.count()) return
    const again = page.getByRole('button', { name: '另行决定…' })
    const name = (await again.count()) ? '派单' : '改派'
    const fill = async (drawer: ReturnType<Page['locator']>) => {
      await drawer.getByRole('combobox').first().click()
      await page.keyboard.type('望京街道')
      await drawer.getByRole('option', { name: /望京街道/ }).first().click()
      await drawer.getByLabel(/理由/).fill('属地街道就近协调物业')
    }
    if (name === '改派') await act(page, name, fill)
    else {
      await again.click()
      const drawer = page.getByRole('dialog')
      await fill(drawer)
      await drawer.getByRole('button', { name: '派单', exact: true }).click()
      await expect(drawer).toBeHidden()
    }
    await expect(holder.first()).toBeVisible()
  }, viewport ?? undefined)
})

test('the street signs, contacts the citizen and replies', async ({ browser, viewport }) => {
  await as(browser, 'wangjing', async (page) => {
    await page.goto(`/work?queue=TO_SIGN&q=${number}`)
    await page.locator(`a[data-number="${number}"]`).click()
    await act(page, '签收')
    await expect(page.getByRole('article').getByText('办理中').first()).toBeVisible()
    await act(page, '联系诉求人', async (drawer) => {
      await drawer.getByText('不需要见面', { exact: true }).click()
      await drawer.getByLabel(/情况记录/).fill('已通话，诉求人说不用见面，修好就行。')
    })
    await act(page, '记录进展', async (drawer) => {
      await drawer.getByLabel(/内容/).fill('维保单位已到场，更换曳引机。')
    })
    await act(page, '答复', async (drawer) => {
      await drawer.getByLabel(/办理情况/).fill('更换曳引机，已恢复运行。')
      await drawer.getByLabel(/给诉求人的答复/).fill('您好，3号楼电梯已经修好，恢复运行。')
      await drawer.getByText('已解决', { exact: true }).click()
    })
    await expect(page.getByRole('article').getByText('待验收').first()).toBeVisible()
  }, viewport ?? undefined)
})

test('the leader, not the handler, accepts the reply', async ({ browser, viewport }) => {
  await as(browser, 'wangjing-leader', async (page) => {
    await page.goto(`/work?queue=TO_APPROVE&case=${number}`)
    await act(page, '验收通过', async () => undefined)
    await expect(page.getByRole('article').getByText('待回访').first()).toBeVisible()
  }, viewport ?? undefined)
})

test('the revisit agent records the three answers', async ({ browser, viewport }) => {
  await as(browser, 'revisiter', async (page) => {
    await page.goto(`/cases/${number}`)
    await act(page, '记录回访', async (drawer) => {
      await drawer.getByText('联系过', { exact: true }).click()
      await drawer.getByText('已解决', { exact: true }).click()
      await drawer.getByText('满意', { exact: true }).click()
      await drawer.getByLabel(/诉求人的话/).fill('修好了，谢谢。')
    })
    await expect(page.getByRole('article').getByText('已办结').first()).toBeVisible()
  }, viewport ?? undefined)
})

test('two people on one case: the second is told who was faster and keeps the text', async ({ browser }) => {
  let second = ''
  await as(browser, 'agent', async (page) => {
    await page.getByRole('textbox', { name: '电话' }).fill('13811113333')
    await page.getByLabel('原话').fill(`小区路灯不亮。测试${Date.now()}`)
    await page.getByText('交派单员', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    second = ((await page.getByTestId('case-number').textContent()) ?? '').replace(/\s/g, '')
  })
  await as(browser, 'dispatcher', async (page) => {
    await page.goto(`/cases/${second}`)
    await page.getByRole('group', { name: '可以做的事' }).getByRole('button', { name: '补正', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('标题').fill('路灯不亮')
    await drawer.getByLabel(/理由/).fill('标题太长')
    await as(browser, 'agent', async (other) => {
      await other.goto(`/cases/${second}`)
      await act(other, '补充内容', async (form) => {
        await form.getByLabel(/内容/).fill('靠近南门的三盏都不亮')
      })
    })
    await drawer.getByRole('button', { name: '补正', exact: true }).click()
    await expect(drawer.getByRole('alert')).toContainText('诉求人补充')
    await expect(drawer.getByLabel(/理由/)).toHaveValue('标题太长')
    await drawer.getByRole('button', { name: '补正', exact: true }).click()
    await expect(drawer).toBeHidden()
    await expect(page.getByRole('heading', { name: '路灯不亮' })).toBeVisible()
  })
})
