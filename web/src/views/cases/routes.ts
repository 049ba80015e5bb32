import { Search } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/cases',
    name: 'cases',
    component: () => import('./Cases.view.vue'),
    meta: { title: 'cases.title', roles: ['AGENT', 'DISPATCHER', 'REVISITER', 'ASSESSOR', 'ANALYST', 'GOVERNOR', 'AUDITOR', 'ADMINISTRATOR'], nav: { order: 50, icon: Search } },
  },
  {
    path: '/cases/:number(\\d+)',
    name: 'case',
    component: () => import('./Case.view.vue'),
    props: true,
    meta: { title: 'case.page.title' },
  },
] satisfies RouteRecordRaw[]
