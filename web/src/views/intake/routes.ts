import { Phone } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/intake',
    name: 'intake',
    component: () => import('./Intake.view.vue'),
    meta: { title: 'intake.title', roles: ['AGENT'], nav: { order: 10, icon: Phone } },
  },
] satisfies RouteRecordRaw[]
