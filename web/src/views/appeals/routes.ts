import { ScaleToOriginal } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/appeals',
    name: 'appeals',
    component: () => import('./Appeals.view.vue'),
    meta: { title: 'appeal.title', roles: ['HANDLER', 'LEADER', 'ASSESSOR', 'DISPATCHER', 'ANALYST'], nav: { order: 62, icon: ScaleToOriginal } },
  },
] satisfies RouteRecordRaw[]
