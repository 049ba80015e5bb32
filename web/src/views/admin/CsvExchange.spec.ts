import { Problem } from '@/api/problem'
import { renderPage } from '@/test/page'
import CsvExchange from './CsvExchange.vue'

const file = new File(['code,name'], 'units.csv', { type: 'text/csv' })
const open = (send: (file: File) => Promise<unknown>) =>
  renderPage(CsvExchange, '/', [], { props: { address: '/api/units.csv', columns: 'code,name', send, told: () => 'three new' } })

describe('a table out of a file', () => {
  it('says for every refused line why', async () => {
    const refusal = new Problem('organisation/csv-refused', 422, { 'zh-CN': '没有导入任何内容' }, [
      { pointer: 'parent', line: 12, code: 'unknown', messages: { 'zh-CN': '没有这个上级单位' } },
    ])
    const page = await open(() => Promise.reject(refusal))

    await page.user.click(page.getByRole('button', { name: '导入 CSV' }))
    await page.user.upload(page.getByLabelText('文件'), file)
    await page.user.click(page.getByRole('button', { name: '导入' }))

    expect(await page.findByRole('row', { name: '12 parent 没有这个上级单位' })).toBeVisible()
    expect(page.getByRole('alert')).toHaveTextContent('没有导入任何内容')
    expect(page.emitted().imported).toBeUndefined()
  })

  it('says what has changed', async () => {
    const page = await open(() => Promise.resolve({}))

    await page.user.click(page.getByRole('button', { name: '导入 CSV' }))
    await page.user.upload(page.getByLabelText('文件'), file)
    await page.user.click(page.getByRole('button', { name: '导入' }))

    expect(await page.findByText('three new')).toBeVisible()
    expect(page.emitted().imported).toHaveLength(1)
  })
})
