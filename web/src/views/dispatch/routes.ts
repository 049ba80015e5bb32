import { Promotion } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/dispatch',
    name: 'dispatch',
    component: () => import('./Dispatch.view.vue'),
    meta: { title: 'dispatch.title', roles: ['DISPATCHER'], nav: { order: 20, icon: Promotion } },
  },
] satisfies RouteRecordRaw[]
