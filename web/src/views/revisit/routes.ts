import { Phone } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/revisit',
    name: 'revisit',
    component: () => import('./Revisit.view.vue'),
    meta: { title: 'revisit.title', roles: ['REVISITER'], nav: { order: 40, icon: Phone } },
  },
] satisfies RouteRecordRaw[]
