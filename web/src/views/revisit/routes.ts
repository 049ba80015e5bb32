import { Headset, Phone } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/revisit',
    name: 'revisit',
    component: () => import('./Revisit.view.vue'),
    meta: { title: 'revisit.title', roles: ['REVISITER'], nav: { order: 40, icon: Phone } },
  },
  {
    path: '/revisit/quality',
    name: 'revisit-quality',
    component: () => import('./Quality.view.vue'),
    meta: { title: 'revisit.quality.title', roles: ['ASSESSOR', 'LEADER'], nav: { order: 64, icon: Headset } },
  },
] satisfies RouteRecordRaw[]
