import type { Page } from '@playwright/test'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, dispatched } from '../support/life'

/** A service as an administrator might have one in the building: it hears what is sent and answers as it was told. */
async function aService(answer: string): Promise<{ server: Server; url: string; heard: string[] }> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      heard.push(body)
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: answer } }] }))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, heard }
}

async function tick(page: Page, label: string, wanted: boolean): Promise<void> {
  const form = page.locator('form')
  if ((await form.getByRole('checkbox', { name: label }).isChecked()) !== wanted) await form.getByText(label, { exact: true }).click()
}

test('an administrator switches rewording on and tries it; a handler takes the words over; then it is off again', async ({ page, browser }) => {
  test.slow()
  const service = await aService('您好，街道已于11月20日清运完毕。这事不归我们管。<b>粗体</b>')
  try {
    await logIn(page, 'admin')
    await page.goto('/admin/rewording')
    await expect(page.getByRole('heading', { name: '机器润色' })).toBeVisible()
    await page.getByLabel('服务地址').fill(service.url)
    await page.getByLabel('模型名称').fill('small-model')
    await tick(page, '答复草稿', true)
    await tick(page, '开启', true)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('已开启')).toBeVisible()
    await page.getByRole('button', { name: '测试' }).click()
    await expect(page.getByText(/毫秒后回答：/)).toBeVisible()
    await expectAccessible(page)

    const called = await dispatched(`垃圾堆在楼下没人清运。润色${Date.now()}`)
    await asColleague('wangjing', async (street) => {
      const signed = await street.act(called, 'sign')
      await street.act(signed, 'contact', { method: 'PHONE', reached: true, meeting: 'DECLINED', note: '已通话。' })
    })
    const desk = await (await browser.newContext()).newPage()
    await logIn(desk, 'wangjing')
    await desk.goto(`/cases/${called.number}`)
    await desk.getByRole('button', { name: '答复', exact: true }).first().click()
    const drawer = desk.getByRole('dialog')
    const reply = drawer.getByLabel('给诉求人的答复')
    await reply.fill('您好，王建军先生，13812345678，街道11月20日已清运5号楼3单元402门口的垃圾。')
    await drawer.getByRole('button', { name: '机器润色' }).click()
    const beside = drawer.getByRole('region', { name: '机器润色' })
    await expect(beside.getByText('机器生成')).toBeVisible()
    await expect(beside.getByText('<b>粗体</b>').first()).toBeVisible()
    await expect(beside.getByText('禁用语')).toBeVisible()
    await expectAccessible(desk)
    const sent = service.heard.at(-1) ?? ''
    for (const personal of ['王建军', '13812345678', '402']) expect(sent).not.toContain(personal)
    expect(sent).toContain('〔')
    await beside.getByRole('button', { name: '采用这段文字' }).click()
    await expect(reply).toHaveValue(/清运完毕/)
    await desk.context().close()

    await page.reload()
    await expect(page.getByRole('region', { name: '最近送出和收到的' }).getByText(called.number)).toBeVisible()
    await tick(page, '开启', false)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('未开启')).toBeVisible()
  } finally {
    service.server.close()
  }
})
