import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { revisits } from '@/api/revisits'
import { draw } from '@/test/host'
import PoolForm from './PoolForm.vue'

it('a pool has somebody who asks', async () => {
  const save = vi.spyOn(revisits, 'savePool').mockResolvedValue({ id: 1 } as Awaited<ReturnType<typeof revisits.savePool>>)
  draw(PoolForm, { pool: null, agents: [{ id: 4, name: '周静怡' }], areaNames: {}, removing: false })
  await userEvent.type(await screen.findByRole('textbox', { name: /名称/ }), '供暖专席')
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(save).not.toHaveBeenCalled()
  await userEvent.click(screen.getByLabelText('周静怡'))
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  await vi.waitFor(() => expect(save).toHaveBeenCalled())
})
