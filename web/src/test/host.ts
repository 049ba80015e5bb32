import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { render, type RenderOptions } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { defineComponent, h, type Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'

function plugins() {
  const pinia = createPinia()
  setActivePinia(pinia)
  const blank = { template: '<div />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: blank },
      { path: '/cases/:number', name: 'case', component: blank },
    ],
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 0 } } })
  return [pinia, i18n, router, [VueQueryPlugin, { queryClient }]] as NonNullable<RenderOptions<Component>['global']>['plugins']
}

/** Runs a composable inside a component, with everything the app gives to components. */
export function createTestingHost<T>(use: () => T): { result: T; unmount: () => void } {
  let result: T | undefined
  const host = defineComponent({
    setup() {
      result = use()
      return () => h('div')
    },
  })
  const { unmount } = render(host, { global: { plugins: plugins() ?? [] } })
  return { result: result as T, unmount }
}

/** Draws a component with everything the app gives to components. */
export function draw(component: Component, props: Record<string, unknown> = {}) {
  return render(component, { props, global: { plugins: plugins() ?? [] } })
}
