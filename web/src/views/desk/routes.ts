import { Files } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

const DeskBadge = defineAsyncComponent(() => import('@/components/desk/DeskBadge.vue'))

export default [
  {
    path: '/desk',
    name: 'desk',
    component: () => import('./Desk.view.vue'),
    meta: { title: 'returns.title', roles: ['DISPATCHER', 'HANDLER', 'LEADER'], nav: { order: 37, icon: Files, badge: DeskBadge } },
  },
  {
    path: '/desk/disputes/:number',
    name: 'dispute',
    component: () => import('./Dispute.view.vue'),
    props: true,
    meta: { title: 'returns.disputes', roles: ['DISPATCHER', 'HANDLER', 'LEADER', 'AGENT', 'ADMINISTRATOR'] },
  },
] satisfies RouteRecordRaw[]
