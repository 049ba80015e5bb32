import { DocumentChecked } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/reply-check',
    name: 'reply-check',
    component: () => import('./ReplyCheck.view.vue'),
    meta: { title: 'replyCheck.page', roles: ['LEADER'], nav: { order: 67, icon: DocumentChecked } },
  },
] satisfies RouteRecordRaw[]
