import { VueQueryPlugin, QueryClient } from '@tanstack/vue-query'
import { render } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { createPinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@/i18n'

const Elsewhere = { template: '<p>elsewhere</p>' }

/** A page in the test as the app draws it: words, query layer, and a router that knows its own routes. */
export async function renderPage(page: Component, at: string, routes: RouteRecordRaw[], options: Record<string, unknown> = {}) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...routes.map((route) => ({ ...route, component: Elsewhere }) as RouteRecordRaw),
      { path: '/:rest(.*)*', component: Elsewhere },
    ],
  })
  await router.push(at)
  await router.isReady()
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const screen = render(page, {
    ...options,
    global: { plugins: [createPinia(), i18n, router, [VueQueryPlugin, { queryClient }]], stubs: { teleport: true } },
  })
  return { ...screen, router, user: userEvent.setup() }
}
