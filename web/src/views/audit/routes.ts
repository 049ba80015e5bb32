import { View } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./Audit.view.vue'),
    meta: { title: 'audit.title', roles: ['AUDITOR'], nav: { order: 95, icon: View } },
  },
] satisfies RouteRecordRaw[]
