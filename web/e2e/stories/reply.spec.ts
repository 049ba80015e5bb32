import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, dispatched } from '../support/life'

/** A reply is checked while it is written: what is wrong, where it stands, what to do; and it may be sent all the same. */
test('a handler is told of words that are not said, finds them by keyboard and sends over a reminder', async ({ page }) => {
  const title = `垃圾堆在楼下没人清运。答复检查${Date.now()}`
  const called = await dispatched(title)
  await asColleague('wangjing', async (street) => {
    const signed = await street.act(called, 'sign')
    await street.act(signed, 'contact', { method: 'PHONE', reached: true, meeting: 'DECLINED', note: '已通话。' })
  })
  await logIn(page, 'wangjing')
  await page.goto(`/cases/${called.number}`)
  await page.getByRole('button', { name: '答复', exact: true }).first().click()
  const drawer = page.getByRole('dialog')
  const reply = drawer.getByLabel('给诉求人的答复')
  await drawer.getByRole('button', { name: '按办理记录起草' }).click()
  await expect(reply).toHaveValue(/望京街道电话与您取得联系[\s\S]*处理结果：/)
  await expect(drawer.getByLabel('办理情况（存档）')).toHaveValue(/签收。[\s\S]*已通话。/)
  await reply.fill('您好，垃圾清运不归我们管，请联系李师傅13812340000。')

  const check = drawer.getByRole('region', { name: '答复检查' })
  await expect(check.getByText('禁用语')).toBeVisible()
  await expect(check.getByText('他人手机号')).toBeVisible()
  await expect(check.getByText('没写什么时候')).toBeVisible()
  await expectAccessible(page)

  await check.getByRole('button', { name: '不归我们管' }).press('Enter')
  await expect(reply).toBeFocused()
  await page.keyboard.type('的事，11月20日望京街道已联系环卫中心清运完毕')
  await expect(check.getByText('禁用语')).toBeHidden()

  await drawer.getByLabel('办理情况（存档）').fill('已协调环卫中心清运。')
  await drawer.getByText('已解决', { exact: true }).click()
  await drawer.getByRole('button', { name: '答复', exact: true }).click()
  await expect(drawer).toBeHidden()
})

test('the head of the centre adds a word, and it holds at once', async ({ page }) => {
  const word = `改天看${Date.now() % 100_000}`
  await logIn(page, 'hotline-leader')
  await page.goto('/reply-check')
  await page.getByRole('button', { name: '加一条' }).click()
  const lines = page.getByRole('list', { name: '禁用语' })
  await lines.getByLabel('禁用语').last().fill(word)
  await lines.getByLabel('建议怎么写').last().fill('写明何时办')
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByText('已保存，立即生效')).toBeVisible()
  await page.reload()
  await expect(lines.getByLabel('禁用语').last()).toHaveValue(word)
})
