import { ChatLineSquare, Headset, Phone } from '@element-plus/icons-vue'
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
  {
    path: '/revisit/pools',
    name: 'revisit-pools',
    component: () => import('./Pools.view.vue'),
    meta: { title: 'revisit.pools.title', roles: ['LEADER'] },
  },
  {
    path: '/revisit/script',
    name: 'revisit-script',
    component: () => import('./Script.view.vue'),
    meta: { title: 'revisit.scripts.title', roles: ['ASSESSOR', 'ADMINISTRATOR'], nav: { order: 66, icon: ChatLineSquare } },
  },
] satisfies RouteRecordRaw[]
