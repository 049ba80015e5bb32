import { Setting } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const roles = ['ADMINISTRATOR'] as const

export default [
  {
    path: '/admin',
    name: 'admin',
    component: () => import('./Admin.view.vue'),
    redirect: { name: 'admin-units' },
    meta: { title: 'admin.title', roles, nav: { order: 90, icon: Setting } },
    children: [
      { path: 'units', name: 'admin-units', component: () => import('./units/Units.view.vue'), meta: { title: 'admin.tab.units', roles } },
      { path: 'people', name: 'admin-people', component: () => import('./people/People.view.vue'), meta: { title: 'admin.tab.people', roles } },
      { path: 'tokens', name: 'admin-tokens', component: () => import('./Tokens.view.vue'), meta: { title: 'admin.tab.tokens', roles } },
      { path: 'categories', name: 'admin-categories', component: () => import('./catalogue/Categories.view.vue'), meta: { title: 'admin.tab.categories', roles } },
      { path: 'catalogue', name: 'admin-catalogue', component: () => import('./catalogue/Catalogue.view.vue'), meta: { title: 'admin.tab.catalogue', roles } },
      { path: 'ladders', name: 'admin-ladders', component: () => import('./ladders/Ladders.view.vue'), meta: { title: 'admin.tab.ladders', roles } },
      { path: 'models', name: 'admin-models', component: () => import('./Models.view.vue'), meta: { title: 'admin.tab.models', roles } },
      { path: 'automatic-dispatch', name: 'admin-automatic', component: () => import('./AutomaticDispatch.view.vue'), meta: { title: 'admin.tab.automatic', roles } },
      { path: 'names', name: 'admin-names', component: () => import('./places/PlaceNames.view.vue'), meta: { title: 'admin.tab.names', roles } },
      { path: 'templates', name: 'admin-templates', component: () => import('./Templates.view.vue'), meta: { title: 'admin.tab.templates', roles } },
      { path: 'rewording', name: 'admin-rewording', component: () => import('./Rewording.view.vue'), meta: { title: 'admin.tab.rewording', roles } },
      { path: 'maps', name: 'admin-maps', component: () => import('./places/Maps.view.vue'), meta: { title: 'admin.tab.maps', roles } },
      { path: 'calendar', name: 'admin-calendar', component: () => import('./Calendar.view.vue'), meta: { title: 'admin.tab.calendar', roles } },
    ],
  },
] satisfies RouteRecordRaw[]
