import { Warning } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

const IncidentBadge = defineAsyncComponent(() => import('@/components/incident/IncidentBadge.vue'))
const roles = ['AGENT', 'DISPATCHER', 'HANDLER', 'LEADER', 'ANALYST', 'GOVERNOR'] as const

export default [
  {
    path: '/incidents',
    name: 'incidents',
    component: () => import('./Incidents.view.vue'),
    meta: { title: 'incident.title', roles, nav: { order: 35, icon: Warning, badge: IncidentBadge } },
  },
  {
    path: '/incidents/new',
    name: 'incident-new',
    component: () => import('./IncidentNew.view.vue'),
    props: (route) => ({ surge: Number(route.query.surge) || null, matter: Number(route.query.matter) || null }),
    meta: { title: 'incident.open', roles: ['DISPATCHER', 'LEADER'] },
  },
  {
    path: '/incidents/:id(\\d+)',
    name: 'incident',
    component: () => import('./Incident.view.vue'),
    props: (route) => ({ id: Number(route.params.id) }),
    meta: { title: 'incident.one', roles: [...roles, 'REVISITER', 'ASSESSOR'] },
  },
] satisfies RouteRecordRaw[]
