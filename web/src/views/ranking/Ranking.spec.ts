import { assessment, type RankingRow } from '@/api/assessment'
import { renderPage } from '@/test/page'
import FigureDrawer from './FigureDrawer.vue'
import RankingTable from './RankingTable.vue'

afterEach(() => void vi.restoreAllMocks())

function aRow(change: Partial<RankingRow> = {}): RankingRow {
  return {
    rank: 1,
    movement: 2,
    unit: { id: 4, code: '110101001', name: '东华门街道' },
    received: 210,
    closed: 205,
    valid: 200,
    contacted: 200,
    solved: 190,
    satisfied: 180,
    basically: 10,
    response: 100,
    solve: 95,
    satisfaction: 94.5,
    score: 95.3,
    lists: [],
    trail: [],
    group: null,
    ...change,
  }
}

describe('the ranking', () => {
  it('shows the published figures and says movement in words', async () => {
    const page = await renderPage(RankingTable, '/', [], { props: { rows: [aRow()] } })

    expect(page.getByText('95.3')).toBeVisible()
    expect(page.getByText('94.5%')).toBeVisible()
    expect(page.getByText('上升 2 位')).toBeInTheDocument()
  })

  it('shows no rank and no score without a valid revisit', async () => {
    const none = aRow({ rank: null, movement: null, valid: 0, response: null, solve: null, satisfaction: null, score: null })
    const page = await renderPage(RankingTable, '/', [], { props: { rows: [none] } })

    expect(page.getAllByText('没有有效回访')).toHaveLength(3)
    expect(page.queryByText('NaN%')).toBeNull()
  })

  it('opens the cases behind a figure, page by page', async () => {
    const item = (number: string) => ({ number, title: `T${number}`, round: 1, at: '2026-11-20T01:00:00Z', answeredAt: null, contacted: true, solved: 'SOLVED', satisfaction: 'SATISFIED', words: null })
    const cases = vi
      .spyOn(assessment, 'cases')
      .mockResolvedValueOnce({ items: [item('1')], next: 'c2', total: 2, hidden: 0 })
      .mockResolvedValueOnce({ items: [item('2')], next: null, total: 2, hidden: 0 })
    const page = await renderPage(FigureDrawer, '/', [], { props: { period: '2026-11', row: aRow(), figure: 'solved' } })

    await page.user.click(await page.findByRole('button', { name: '继续加载' }))

    expect(await page.findByText('T2')).toBeInTheDocument()
    expect(page.getByText('T1')).toBeInTheDocument()
    expect(cases.mock.calls[1]?.[0]).toMatchObject({ cursor: 'c2' })
    expect(page.queryByRole('button', { name: '继续加载' })).toBeNull()
  })
})
