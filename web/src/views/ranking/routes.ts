import { Trophy } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/ranking',
    name: 'ranking',
    component: () => import('./Ranking.view.vue'),
    meta: {
      title: 'ranking.title',
      // whoever asks the citizens never sees how units rank, so that the question stays neutral
      roles: ['ASSESSOR', 'LEADER', 'HANDLER', 'ANALYST', 'GOVERNOR', 'DISPATCHER', 'ADMINISTRATOR', 'AUDITOR'],
      nav: { order: 60, icon: Trophy },
    },
  },
  {
    path: '/ranking/periods',
    name: 'ranking-periods',
    component: () => import('./Periods.view.vue'),
    meta: { title: 'ranking.periods.title', roles: ['ASSESSOR', 'LEADER', 'HANDLER', 'ANALYST', 'GOVERNOR', 'DISPATCHER', 'ADMINISTRATOR', 'AUDITOR'] },
  },
] satisfies RouteRecordRaw[]
