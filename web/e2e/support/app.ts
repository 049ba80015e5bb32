import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Cookie, type Page, type Request } from '@playwright/test'

/** What the server says of a session, as far as stories ask. */
interface Session {
  person: { username: string }
}

/** The password of all demo accounts; `./jieban demo` prints it. */
export const DEMO_PASSWORD = process.env.JIEBAN_DEMO_PASSWORD ?? 'jieban12345'

/** Who logged in on a page before, with the cookies that this brought; as long as nobody logs out they hold. */
const known = new Map<string, Cookie[]>()

/** By the form the first time, later with the session from then, as somebody does who comes back to an open browser. */
export async function logIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
  if (!(await comesBack(page, username, password))) {
    await page.goto('/login')
    await page.getByLabel('用户名').fill(username)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
  }
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  known.set(username + password, await page.context().cookies())
}

async function comesBack(page: Page, username: string, password: string): Promise<boolean> {
  const cookies = known.get(username + password)
  if (!cookies) return false
  await page.context().clearCookies()
  await page.context().addCookies(cookies)
  const session = await page.context().request.get('/api/session')
  const holds = session.ok() && ((await session.json()) as Session).person.username === username
  if (holds) await page.goto('/')
  else await page.context().clearCookies()
  return holds
}

export async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
}

/** Until nothing fades or slides any more: half-faded words have no contrast. What turns for ever is not waited for. */
async function still(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () => document.getAnimations().filter((it) => it.playState === 'running' && it.effect?.getComputedTiming().endTime !== Infinity).length,
      ),
    )
    .toBe(0)
}

/** No violation at all of WCAG 2.1 A and AA on what the page shows now. */
export async function expectAccessible(page: Page): Promise<void> {
  await still(page)
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .setLegacyMode(true) // no page has frames: one page is enough to look at one
    .analyze()
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).join(' | ')}`)).toEqual([])
}

const asking = new WeakMap<Page, Set<Request>>()

/** Until nothing is asked of the server any more. The live stream stays open and is not waited for. */
export async function settled(page: Page): Promise<void> {
  const open = asking.get(page)
  if (!open) throw new Error('this page is not watched')
  let quietSince = Date.now()
  await expect
    .poll(() => {
      if (open.size > 0) quietSince = Date.now()
      return Date.now() - quietSince
    }, { intervals: [50] })
    .toBeGreaterThan(250)
}

function watch(page: Page): void {
  const open = new Set<Request>()
  asking.set(page, open)
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

/** A test that fails on anything the browser complains about. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      watch(page)
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
