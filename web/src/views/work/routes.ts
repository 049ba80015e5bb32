import { List } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/work',
    name: 'work',
    component: () => import('./Work.view.vue'),
    meta: { title: 'work.title', roles: ['HANDLER', 'LEADER'], nav: { order: 30, icon: List } },
  },
] satisfies RouteRecordRaw[]
