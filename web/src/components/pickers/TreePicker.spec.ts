import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import TreePicker from '@/components/pickers/TreePicker.vue'
import type { TreeNode, TreeSource } from '@/components/pickers/tree'
import { draw } from '@/test/host'

const node = (id: number, label: string, branch: boolean, pickable = true): TreeNode => ({ id, label, branch, pickable })
const tree: Record<string, TreeNode[]> = {
  null: [node(1, '东城区', true, false), node(2, '朝阳区', true, false)],
  2: [node(3, '望京街道', true), node(4, '建外街道', false)],
}
const source: TreeSource = {
  name: 'test',
  below: (parent) => Promise.resolve(tree[String(parent)] ?? []),
  search: (text) => Promise.resolve(Object.values(tree).flat().filter((it) => it.label.includes(text) && it.pickable)),
  find: () => Promise.resolve(null),
}

describe('picking from a tree by keyboard', () => {
  it('goes down a level and picks there', async () => {
    const { emitted } = draw(TreePicker, { source, label: '地区', modelValue: null })
    await userEvent.click(screen.getByRole('combobox', { name: '地区' }))
    await screen.findByRole('option', { name: /东城区/ })
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await screen.findByRole('option', { name: /望京街道/ })
    await userEvent.keyboard('{Enter}')
    expect(emitted()['update:modelValue']).toEqual([[3]])
  })

  it('finds by typing', async () => {
    const { emitted } = draw(TreePicker, { source, label: '地区', modelValue: null })
    await userEvent.click(screen.getByRole('combobox', { name: '地区' }))
    await userEvent.keyboard('建外')
    await vi.waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
    await userEvent.keyboard('{Enter}')
    expect(emitted()['update:modelValue']).toEqual([[4]])
  })

  it('means what was typed, when Enter comes before the answer', async () => {
    const { emitted } = draw(TreePicker, { source, label: '地区', modelValue: null })
    await userEvent.click(screen.getByRole('combobox', { name: '地区' }))
    await screen.findByRole('option', { name: /东城区/ })
    await userEvent.keyboard('望京{Enter}')
    await vi.waitFor(() => expect(emitted()['update:modelValue']).toEqual([[3]]))
  })

  it('closes without a choice on Escape', async () => {
    const { emitted } = draw(TreePicker, { source, label: '地区', modelValue: null })
    await userEvent.click(screen.getByRole('combobox', { name: '地区' }))
    await screen.findByRole('option', { name: /东城区/ })
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(emitted()['update:modelValue']).toBeUndefined()
  })
})
