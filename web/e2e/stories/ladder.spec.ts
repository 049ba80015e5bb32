import { expect, logIn, test } from '../support/app'
import { asColleague, dispatched, standing } from '../support/life'

const LADDER = 'seven-days'

/** A ladder as the page sends it; only what the story changes back. */
interface Version {
  ladder: { version: number }
}

test('the seven-day method on a fast clock: the studio is called, the case goes to the dispatch meeting, the leader decides', async ({ page, browser, viewport }) => {
  test.skip((viewport?.width ?? 0) < 700, 'the clock takes two minutes, once is enough')
  test.setTimeout(300_000)
  const before = await asColleague('admin', (admin) => admin.get<Version[]>(`/api/ladders/${LADDER}/versions`))
  const restored = before[0]?.ladder
  try {
    await logIn(page, 'admin')
    await page.goto(`/admin/ladders?code=${LADDER}`)
    const first = page.getByRole('group', { name: /第 1 级/ })
    const second = page.getByRole('group', { name: /第 2 级/ })
    await first.getByLabel('时长').fill('1m')
    await second.getByLabel('时长').fill('2m')
    await first.getByRole('combobox', { name: '工作室所在单位' }).click()
    await page.keyboard.type('酒仙桥街道')
    await page.getByRole('option', { name: /酒仙桥街道/ }).first().click()
    await page.getByRole('button', { name: '试算上月' }).click()
    await expect(page.getByText(/过去三十天/)).toBeVisible()
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText(/已保存为第 \d+ 版/)).toBeVisible()

    const at = await dispatched(`七天分解 ${Date.now()}`)
    await asColleague('wangjing', (street) => street.act(at, 'sign'))
    await expect.poll(async () => (await standing(at.number)).version, { timeout: 100_000, intervals: [3000] }).toBeGreaterThan(at.version + 2)

    const leader = await browser.newPage()
    await logIn(leader, 'wangjing-leader')
    await leader.goto(`/cases/${at.number}`)
    await expect(leader.getByText('专家工作室介入').first()).toBeVisible()
    await expect(leader.getByText('酒仙桥街道').first()).toBeVisible()

    await leader.goto('/daily')
    const line = leader.getByRole('listitem').filter({ hasText: at.number })
    await expect(async () => {
      await leader.reload()
      await expect(line.getByText('提请调度会', { exact: true })).toBeVisible({ timeout: 3000 })
    }).toPass({ timeout: 120_000 })
    await line.getByRole('button', { name: /调度/ }).click()
    const drawer = leader.getByRole('dialog')
    await drawer.getByText('推进办理').click()
    await drawer.getByLabel('责任人').fill('城管科李主任')
    await drawer.getByLabel('意见').fill('今天到现场，明天报进展')
    await drawer.getByRole('button', { name: '调度' }).click()
    await expect(line.getByText(/城管科李主任/)).toBeVisible()
    await leader.close()
  } finally {
    const now = await asColleague('admin', (admin) => admin.get<Version[]>(`/api/ladders/${LADDER}/versions`))
    await asColleague('admin', (admin) => admin.put(`/api/ladders/${LADDER}`, { version: now[0]?.ladder.version ?? 0, note: '恢复', ladder: restored }))
  }
})
