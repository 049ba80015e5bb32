import { Reading } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const readers = ['AGENT', 'DISPATCHER', 'HANDLER', 'LEADER', 'REVISITER', 'ANALYST'] as const

export default [
  {
    path: '/knowledge',
    name: 'knowledge',
    component: () => import('./Knowledge.view.vue'),
    meta: { title: 'knowledge.title', roles: [...readers], nav: { order: 45, icon: Reading } },
  },
  {
    path: '/knowledge/new',
    name: 'knowledge-new',
    component: () => import('./KnowledgeEdit.view.vue'),
    meta: { title: 'knowledge.write', roles: ['DISPATCHER', 'LEADER'] },
  },
  {
    path: '/knowledge/synonyms',
    name: 'knowledge-synonyms',
    component: () => import('./Synonyms.view.vue'),
    meta: { title: 'knowledge.synonyms.title', roles: [...readers] },
  },
  {
    path: '/knowledge/:id(\\d+)',
    name: 'knowledge-article',
    component: () => import('./KnowledgeArticle.view.vue'),
    meta: { title: 'knowledge.title', roles: [...readers] },
  },
  {
    path: '/knowledge/:id(\\d+)/edit',
    name: 'knowledge-edit',
    component: () => import('./KnowledgeEdit.view.vue'),
    meta: { title: 'knowledge.change', roles: ['DISPATCHER', 'LEADER'] },
  },
] satisfies RouteRecordRaw[]
