import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/notices', name: 'notices', component: () => import('./Notices.view.vue'), meta: { title: 'common.notices.title' } },
] satisfies RouteRecordRaw[]
