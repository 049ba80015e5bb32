import { ZoomIn } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/search',
    name: 'search',
    component: () => import('./Search.view.vue'),
    meta: {
      title: 'search.title',
      roles: ['AGENT', 'DISPATCHER', 'HANDLER', 'LEADER', 'REVISITER', 'ASSESSOR', 'ANALYST', 'GOVERNOR', 'GRID_OFFICER'],
      nav: { order: 44, icon: ZoomIn },
    },
  },
] satisfies RouteRecordRaw[]
