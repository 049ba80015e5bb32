import { Files } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/desk',
    name: 'desk',
    component: () => import('./Desk.view.vue'),
    meta: { title: 'returns.title', roles: ['DISPATCHER', 'HANDLER', 'LEADER'], nav: { order: 37, icon: Files } },
  },
  {
    path: '/desk/disputes/:number',
    name: 'dispute',
    component: () => import('./Dispute.view.vue'),
    props: true,
    meta: { title: 'returns.disputes', roles: ['DISPATCHER', 'HANDLER', 'LEADER', 'AGENT', 'ADMINISTRATOR'] },
  },
] satisfies RouteRecordRaw[]
