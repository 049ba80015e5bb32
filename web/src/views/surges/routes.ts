import { TrendCharts } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const roles = ['AGENT', 'DISPATCHER', 'HANDLER', 'LEADER', 'ANALYST', 'GOVERNOR'] as const

export default [
  {
    path: '/surges',
    name: 'surges',
    component: () => import('./Surges.view.vue'),
    meta: { title: 'surge.title', roles, nav: { order: 37, icon: TrendCharts } },
  },
  {
    path: '/surges/:id(\\d+)',
    name: 'surge',
    component: () => import('./Surge.view.vue'),
    props: (route) => ({ id: Number(route.params.id) }),
    meta: { title: 'surge.one', roles },
  },
] satisfies RouteRecordRaw[]
