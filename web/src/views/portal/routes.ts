import type { RouteRecordRaw } from 'vue-router'

const open = { open: true, bare: true } as const

export default [
  {
    path: '/portal',
    name: 'portal',
    component: () => import('./Portal.view.vue'),
    meta: { ...open, title: 'portal.title' },
  },
  {
    path: '/portal/new',
    name: 'portal-report',
    component: () => import('./Report.view.vue'),
    meta: { ...open, title: 'portal.report.title' },
  },
  {
    path: '/portal/track',
    name: 'portal-track',
    component: () => import('./Track.view.vue'),
    meta: { ...open, title: 'portal.track.title' },
  },
  {
    path: '/t/:token',
    name: 'portal-case',
    component: () => import('./Case.view.vue'),
    meta: { ...open, title: 'portal.case.title' },
  },
] satisfies RouteRecordRaw[]
