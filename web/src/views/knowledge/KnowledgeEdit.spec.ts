import { waitFor } from '@testing-library/vue'
import { flushPromises } from '@vue/test-utils'
import { knowledge, type Article } from '@/api/knowledge'
import { renderPage } from '@/test/page'
import KnowledgeEdit from './KnowledgeEdit.view.vue'
import routes from './routes'

const article = {
  id: 7,
  no: 3,
  kind: 'METHOD',
  said: { title: '停暖怎么办', text: '先问楼号', category: '030502', validFrom: '2026-01-01', validUntil: null, reviewOn: null },
} as Article

describe('changing an article', () => {
  beforeEach(() => localStorage.clear())

  it('keeps its category and the day it is valid from', async () => {
    vi.spyOn(knowledge, 'versions').mockResolvedValue([article])
    const change = vi.spyOn(knowledge, 'change').mockResolvedValue(undefined)
    const page = await renderPage(KnowledgeEdit, '/knowledge/7/edit', routes)
    const text = page.getByLabelText(/内容/)
    await waitFor(() => expect(text).toHaveValue('先问楼号'))
    await page.user.type(text, '，再问几户')
    await page.user.click(page.getByRole('button', { name: '发布' }))
    await waitFor(() => expect(change).toHaveBeenCalled())
    expect(change.mock.calls[0]?.[1]).toMatchObject({ version: 3, text: '先问楼号，再问几户', category: '030502', validFrom: '2026-01-01' })
  })

  it('brings back what was typed and not published', async () => {
    vi.spyOn(knowledge, 'versions').mockResolvedValue([article])
    const first = await renderPage(KnowledgeEdit, '/knowledge/7/edit', routes)
    await waitFor(() => expect(first.getByLabelText(/内容/)).toHaveValue('先问楼号'))
    await first.user.type(first.getByLabelText(/内容/), '！')
    first.unmount()
    await flushPromises()
    const again = await renderPage(KnowledgeEdit, '/knowledge/7/edit', routes)
    expect(again.getByLabelText(/内容/)).toHaveValue('先问楼号！')
    await again.user.click(again.getByRole('button', { name: '清空重填' }))
    expect(again.getByLabelText(/内容/)).toHaveValue('先问楼号')
  })
})
