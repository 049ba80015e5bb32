import { QueryClient } from '@tanstack/vue-query'
import { isProblem } from '@/api/problem'

/**
 * The one place where answers of the server are kept. Keys start with the area: `['cases', 'list', …]`,
 * `['cases', 'one', number]`, `['notices', …]`; an act invalidates `['cases']`.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // a refusal stays a refusal; only a lost line is tried again
      retry: (failures, error) => failures < 2 && (!isProblem(error) || error.undecided),
      retryDelay: (attempt) => 400 * 2 ** attempt,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
