import type { Page } from '@playwright/test'
import { expect, expectAccessible, logIn, logOut, test } from '../support/app'

const ESTATE = '望京西园三区'
const WORDS = `${ESTATE}今天突然停水了，一滴水也没有`

test('a known incident answers a call by keyboard alone, and its end reaches the citizen', async ({ page }, info) => {
  test.slow()
  // every run has an incident of its own
  const run = `${info.project.name}${Date.now() % 1_000_000}`
  const name = `${ESTATE}停水${run}`

  // a dispatcher opens it
  await logIn(page, 'dispatcher')
  await page.goto('/incidents')
  await expect(page.getByRole('heading', { name: '已知事件', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/incidents/new')
  await page.getByLabel('名称').fill(name)
  const category = page.getByRole('combobox', { name: /类别/ })
  await category.click()
  await category.fill('停水')
  await page.getByRole('option', { name: /停水/ }).first().click()
  const unit = page.getByRole('combobox', { name: '处置单位' })
  await unit.click()
  await unit.fill('自来水')
  await page.getByRole('option', { name: /自来水/ }).first().click()
  const area = page.getByRole('combobox', { name: '地区' })
  await area.click()
  await area.fill(ESTATE)
  await page.getByRole('option', { name: new RegExp(ESTATE) }).first().click()
  await page.getByLabel('地图范围').fill('116.470000,39.990000\n116.480000,39.990000\n116.480000,40.000000\n116.470000,40.000000')
  await page.getByLabel('预计结束时间').fill('2030-01-01T18:00')
  await page.getByLabel('统一答复').fill('供水管爆裂，正在抢修，社区门口有送水车。')
  await page.getByLabel('关键词').fill('停水\n没水')
  await expectAccessible(page)
  await page.getByRole('button', { name: '新开已知事件' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByRole('application', { name: '地图上划定的范围' })).toBeVisible()
  await expectAccessible(page)
  const incident = page.url()
  await logOut(page)

  // an agent types the call; a key answers with the incident, a key sends it
  await logIn(page, 'agent')
  await page.goto('/intake')
  await page.getByRole('textbox', { name: '电话' }).fill(`138${String(Date.now() % 100_000_000).padStart(8, '0')}`)
  await page.getByLabel('原话').focus()
  await page.keyboard.insertText(WORDS)
  const offer = page.getByRole('region', { name: '这可能是已知事件' })
  await expect(offer.getByRole('link', { name })).toBeVisible()
  await expect(offer.getByText('原话提到：停水').first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Alt+I')
  await expect(page.getByText('答复诉求人：事件编号 SJ')).toBeVisible()
  const taken = page.waitForResponse((answer) => answer.url().endsWith('/api/cases') && answer.request().method() === 'POST')
  await page.keyboard.press('Control+Enter')
  const { trackUrl } = (await (await taken).json()) as { trackUrl: string }
  await expect(page.getByText('已按已知事件答复')).toBeVisible()
  await logOut(page)

  // the citizen reads the answer and until when
  await page.goto(trackUrl)
  await expect(page.getByRole('heading', { name: '这是已知事件，正在处理' })).toBeVisible()
  await expect(page.getByText('社区门口有送水车').first()).toBeVisible()
  await expect(page.getByText(/SJ\d{8}-\d+/).first()).toBeVisible()
  await expectAccessible(page)

  // it ends
  await logIn(page, 'dispatcher')
  await page.goto(incident)
  await page.getByRole('button', { name: '结束事件' }).click()
  await page.getByLabel('结束答复').fill('水管已修复，供水恢复。')
  await page.getByRole('form', { name: '结束事件' }).getByRole('button', { name: '结束事件' }).click()
  await expect(page.getByText('已告知 1 人')).toBeVisible({ timeout: 30_000 })
  await logOut(page)

  // and the citizen is told
  await page.goto(trackUrl)
  await expect(page.getByRole('heading', { name: '事件已经结束' })).toBeVisible()
  await expect(page.getByText('水管已修复，供水恢复。').first()).toBeVisible()
  await expectAccessible(page)
})

const typed = (page: Page) => page.getByLabel('地图范围').inputValue().then((text) => text.split('\n').filter(Boolean))

test('an area is drawn by keyboard and by hand, and typed corners are the same area', async ({ page }) => {
  await logIn(page, 'dispatcher')
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).host))
  await page.goto('/incidents/new')
  const map = page.getByRole('application', { name: '在地图上划定范围' })
  await map.scrollIntoViewIfNeeded()

  // by keys: a corner at the cross, the map moves on, another one
  await map.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => typed(page)).toHaveLength(1)
  const corner = (n: number) => page.getByRole('button', { name: `第 ${n} 点`, exact: true })
  await expect(corner(1)).toBeFocused()
  const [first = ''] = await typed(page)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  await expect.poll(async () => (await typed(page))[0]).not.toBe(first)
  await expect(corner(1)).toBeFocused()

  // by hand: a click adds, a drag moves
  const box = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const at = (right: number, down: number) => ({ position: { x: box.width * right, y: box.height * down } })
  await map.click(at(0.75, 0.3))
  await map.click(at(0.75, 0.8))
  await expect.poll(() => typed(page)).toHaveLength(3)
  const before = await typed(page)
  const handle = (await corner(3).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(handle.x - 40, handle.y - 30, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await typed(page))[2]).not.toBe(before[2])
  expect((await typed(page)).slice(0, 2)).toEqual(before.slice(0, 2))
  await expectAccessible(page)

  // a corner is taken away and one put between, by keys
  await corner(2).focus()
  await page.keyboard.press('+')
  await expect.poll(() => typed(page)).toHaveLength(4)
  await page.keyboard.press('Delete')
  await expect.poll(() => typed(page)).toHaveLength(3)

  // what is typed stands on the map
  await page.getByLabel('地图范围').fill('116.460000,39.980000\n116.480000,39.980000\n116.480000,39.990000\n116.460000,39.990000')
  await expect(corner(4)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '共 4 点' })).toBeVisible()
  await page.getByRole('button', { name: '全部清除' }).click()
  expect(await typed(page)).toEqual([])
  // nobody outside was asked for a map
  asked.delete('')
  expect([...asked]).toEqual([new URL(page.url()).host])
})
