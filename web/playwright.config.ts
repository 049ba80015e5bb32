import { defineConfig, devices } from '@playwright/test'

/** Stories in the Chromium of the system, against a running server: JIEBAN_URL says where. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  reporter: [['list']],
  use: {
    baseURL: process.env.JIEBAN_URL ?? 'http://localhost:8712',
    locale: 'zh-CN',
    timezoneId: 'America/Los_Angeles', // the city's time must not depend on the computer's zone
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1366, height: 768 } } },
    { name: 'phone', use: { ...devices['Pixel 7'], deviceScaleFactor: 1, viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'America/Los_Angeles' } },
  ],
})
