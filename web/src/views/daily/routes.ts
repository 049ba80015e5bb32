import { Calendar } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/daily',
    name: 'daily',
    component: () => import('./Daily.view.vue'),
    meta: { title: 'daily.title', roles: ['LEADER', 'DISPATCHER'], nav: { order: 34, icon: Calendar } },
  },
] satisfies RouteRecordRaw[]
