import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@/i18n'
import { useSession } from '@/stores/session'

const areas = import.meta.glob<{ default: RouteRecordRaw[] }>('./views/**/routes.ts', { eager: true })

/** The pages of all areas; each area keeps its own in `views/<area>/routes.ts`. */
export const pages: RouteRecordRaw[] = Object.values(areas).flatMap((area) => area.default)

/** Pages for the left navigation, in their order, whoever may open them. */
export const navigation = pages
  .filter((page) => page.meta?.nav !== undefined)
  .sort((a, b) => (a.meta?.nav?.order ?? 0) - (b.meta?.nav?.order ?? 0))

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', component: () => import('@/views/Home.view.vue'), meta: { open: true, bare: true } },
    ...pages,
    {
      path: '/:rest(.*)*',
      name: 'not-found',
      component: () => import('@/views/NotFound.view.vue'),
      meta: { open: true, title: 'common.notFound.title' },
    },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

/** Where a person starts: the first page of the navigation that the post may open. */
export function homeOf(session: ReturnType<typeof useSession>) {
  const first = navigation.find((page) => session.may(page.meta?.roles))
  return first ? { path: first.path } : { name: 'not-found', params: { rest: ['none'] } }
}

router.beforeEach(async (to) => {
  const session = useSession()
  if (to.meta.open && to.meta.bare && to.name !== 'home' && to.name !== 'log-in') return true
  await session.restore()
  if (to.name === 'home') {
    if (session.current) return homeOf(session)
    return router.hasRoute('portal') ? { name: 'portal' } : { name: 'log-in' }
  }
  if (!session.current) return to.meta.open ? true : { name: 'log-in', query: { back: to.fullPath } }
  if (session.mustChangePassword && to.name !== 'password') return { name: 'password' }
  if (to.name === 'log-in') return homeOf(session)
  if (!session.may(to.meta.roles)) return homeOf(session)
  return true
})

router.afterEach((to) => {
  const { t } = i18n.global
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('common.product')}` : t('common.product')
})
