import type { RouteLocationRaw } from 'vue-router'
import type { Notice } from '@/api/notices'

/** The page of what a notice is about: a surge, an incident, a case; none where it is about several cases. */
export function pageOf(notice: Notice): RouteLocationRaw | undefined {
  if (notice.surge) return { name: 'surge', params: { id: notice.surge } }
  if (notice.incident) return { name: 'incident', params: { id: notice.incident } }
  return notice.cases > 1 ? undefined : { name: 'case', params: { number: notice.number } }
}
