import { Trophy } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/session'

// whoever asks the citizens never sees how units rank, so that the question stays neutral
const roles: Role[] = ['ASSESSOR', 'LEADER', 'HANDLER', 'ANALYST', 'GOVERNOR', 'DISPATCHER', 'ADMINISTRATOR', 'AUDITOR']

export default [
  {
    path: '/ranking',
    name: 'ranking',
    component: () => import('./Ranking.view.vue'),
    meta: {
      title: 'ranking.title',
      roles,
      nav: { order: 60, icon: Trophy },
    },
  },
  {
    path: '/ranking/schemes',
    name: 'ranking-schemes',
    component: () => import('./Schemes.view.vue'),
    meta: { title: 'ranking.schemes.title', roles },
  },
  {
    path: '/ranking/periods',
    name: 'ranking-periods',
    component: () => import('./Periods.view.vue'),
    meta: { title: 'ranking.periods.title', roles },
  },
  {
    path: '/ranking/compare',
    name: 'ranking-compare',
    component: () => import('./Compare.view.vue'),
    meta: { title: 'ranking.compare.title', roles },
  },
  {
    path: '/ranking/units/:unit(\\d+)',
    name: 'ranking-unit',
    component: () => import('./UnitFigures.view.vue'),
    meta: { title: 'ranking.inside.title', roles },
  },
] satisfies RouteRecordRaw[]
