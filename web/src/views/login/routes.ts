import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/login',
    name: 'log-in',
    component: () => import('./LogIn.view.vue'),
    meta: { title: 'login.title', open: true, bare: true },
  },
  {
    path: '/password',
    name: 'password',
    component: () => import('./Password.view.vue'),
    meta: { title: 'login.password.title', bare: true },
  },
] satisfies RouteRecordRaw[]
