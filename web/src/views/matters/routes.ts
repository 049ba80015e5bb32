import { ChatLineSquare } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const roles = ['AGENT', 'DISPATCHER', 'HANDLER', 'LEADER', 'ANALYST', 'GOVERNOR'] as const

export default [
  {
    path: '/matters',
    name: 'matters',
    component: () => import('./Matters.view.vue'),
    meta: { title: 'matter.title', roles, nav: { order: 36, icon: ChatLineSquare } },
  },
  {
    path: '/matters/:id(\\d+)',
    name: 'matter',
    component: () => import('./Matter.view.vue'),
    props: (route) => ({ id: Number(route.params.id) }),
    meta: { title: 'matter.one', roles },
  },
] satisfies RouteRecordRaw[]
