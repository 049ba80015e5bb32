import { expect, expectAccessible, logIn, test } from '../support/app'
import { asColleague, calledIn } from '../support/life'

/** Somebody calls again and again: proposed by an agent, decided by an assessor, seen at the next call, lifted. */
test('a misuse mark is proposed, decided by another, seen at the next call and lifted', async ({ page, browser }) => {
  const phone = `137${String(Date.now()).slice(-8)}`
  const facts = `同一噪声事项已于三月依法答复，仍每日来电四十余次 测试${phone}`
  const at = await calledIn('同一噪声事项反复来电', phone)

  await logIn(page, 'agent')
  await page.goto(`/cases/${at.number}`)
  const claimant = page.getByRole('region', { name: '诉求人' })
  await claimant.getByRole('button', { name: '提出滥用标记' }).click()
  await claimant.getByLabel('事实').fill('烦')
  await claimant.getByRole('button', { name: '提交核定' }).click()
  await expect(claimant.getByText('太短了')).toBeVisible()
  await claimant.getByLabel('事实').fill(facts)
  await expectAccessible(page)
  await claimant.getByRole('button', { name: '提交核定' }).click()
  await expect(claimant.getByText('待核定', { exact: true })).toBeVisible()

  const context = await browser.newContext({ locale: 'zh-CN' })
  const desk = await context.newPage()
  await logIn(desk, 'assessor')
  await desk.goto('/appeals')
  await desk.getByRole('link', { name: /滥用标记/ }).click()
  const row = desk.getByRole('listitem').filter({ hasText: facts })
  await row.getByRole('button', { name: '核定' }).click()
  await row.getByLabel('理由').fill('通话记录四十条，事项相同，均已依法答复')
  await row.getByLabel('依据').fill('条例第十一条')
  await expectAccessible(desk)
  await row.getByRole('button', { name: '核定' }).click()
  await expect(row).toBeHidden()

  await page.goto('/intake')
  await page.getByRole('region', { name: '来电人' }).getByLabel('电话').fill(phone)
  await expect(page.getByText(/滥用标记（恶意反复拨打）生效至/)).toBeVisible()
  const next = await calledIn('同一噪声事项再次来电', phone)
  expect(next.state).toBe('ACCEPTED')

  await desk.getByLabel('标记', { exact: true }).selectOption({ label: '生效中' })
  await row.getByRole('button', { name: '撤销标记' }).click()
  await row.getByLabel('撤销理由').fill('经查号码由多名家庭成员共用')
  await row.getByRole('button', { name: '撤销标记' }).click()
  await expect(row).toBeHidden()
  await asColleague('agent', async (agent) => {
    const known = await agent.post<{ mark: unknown }>('/api/claimants/lookup', { phone })
    expect(known.mark).toBeNull()
  })
  await context.close()
})
