import userEvent from '@testing-library/user-event'
import { screen, waitFor } from '@testing-library/vue'
import { cases } from '@/api/cases'
import { Problem } from '@/api/problem'
import ActDrawer from '@/components/case/ActDrawer.vue'
import { aCase } from '@/test/factories'
import { draw } from '@/test/host'

const file = aCase({ possible: [{ act: 'note', why: null }] })

describe('the form of an act', () => {
  it('keeps what was typed when somebody else was faster, and says who did what', async () => {
    const act = vi
      .spyOn(cases, 'act')
      .mockRejectedValueOnce(
        new Problem('case/stale', 409, {}, [], { changedBy: '王芳', changedTo: 'Noted', changedAt: '2026-11-22T01:00:00Z' }),
      )
    draw(ActDrawer, { file, act: 'note' })
    const text = await screen.findByLabelText(/内容/)
    await userEvent.type(text, '已到现场')
    await userEvent.click(screen.getByRole('button', { name: '记录进展' }))

    expect((await screen.findByText(/王芳/)).textContent).toContain('办理进展')
    expect(text).toHaveValue('已到现场')
    expect(act).toHaveBeenCalledWith(file.number, 'note', expect.objectContaining({ version: 3, text: '已到现场' }), expect.any(String))
  })

  it('says at the field what is missing and sends nothing', async () => {
    localStorage.clear()
    const act = vi.spyOn(cases, 'act').mockClear()
    draw(ActDrawer, { file, act: 'note' })
    await userEvent.click(await screen.findByRole('button', { name: '记录进展' }))
    expect(await screen.findByText('这里要填写')).toBeVisible()
    expect(act).not.toHaveBeenCalled()
  })

  it('closes the door when the act is no longer possible', async () => {
    draw(ActDrawer, { file: aCase({ state: 'CLOSED', possible: [] }), act: 'note' })
    await waitFor(() => expect(screen.getByRole('button', { name: '记录进展' })).toBeDisabled())
    expect(screen.getByText(/已办结/)).toBeVisible()
  })
})
