import { Bell } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/whistles',
    name: 'whistles',
    component: () => import('./Whistles.view.vue'),
    meta: { title: 'whistle.title', roles: ['HANDLER', 'LEADER', 'ANALYST', 'ASSESSOR', 'DISPATCHER'], nav: { order: 34, icon: Bell } },
  },
] satisfies RouteRecordRaw[]
