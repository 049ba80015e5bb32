import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { rewording } from '@/api/rewording'
import { draw } from '@/test/host'
import RewordedDraft from './RewordedDraft.vue'

const warning = { kind: 'FORBIDDEN' as const, from: 0, until: 2, said: '不知道', advice: '' }
const reworded = (warnings = [warning]) => ({ outcome: 'ANSWERED' as const, draft: '我写的话', text: '机器的话', changes: [], warnings, cut: false })

describe('the words of a machine beside a draft', () => {
  it('are taken over, and one’s own words can be put back', async () => {
    vi.spyOn(rewording, 'offered').mockResolvedValue(['REPLY', 'SUMMARY'])
    vi.spyOn(rewording, 'reply').mockResolvedValue(reworded())
    const { emitted } = draw(RewordedDraft, { number: '26112300000018', purpose: 'REPLY', text: '我写的话' })
    await userEvent.click(await screen.findByRole('button', { name: '机器润色' }))
    await userEvent.click(await screen.findByRole('button', { name: '采用这段文字' }))
    await userEvent.click(screen.getByRole('button', { name: '换回我写的文字' }))
    expect(emitted().take).toEqual([['机器的话'], ['我写的话']])
    expect(screen.queryByRole('button', { name: '换回我写的文字' })).toBeNull()
  })

  it('give one’s own words back after two takes', async () => {
    vi.spyOn(rewording, 'offered').mockResolvedValue(['REPLY'])
    vi.spyOn(rewording, 'reply').mockResolvedValue(reworded())
    const { emitted, rerender } = draw(RewordedDraft, { number: '26112300000018', purpose: 'REPLY', text: '我写的话' })
    for (let times = 0; times < 2; times++) {
      await userEvent.click(await screen.findByRole('button', { name: '机器润色' }))
      await userEvent.click(await screen.findByRole('button', { name: '采用这段文字' }))
      await rerender({ text: '机器的话' })
    }
    await userEvent.click(screen.getByRole('button', { name: '换回我写的文字' }))
    expect(emitted().take).toEqual([['机器的话'], ['机器的话'], ['我写的话']])
  })

  it('say once what is warned of, with how often', async () => {
    vi.spyOn(rewording, 'offered').mockResolvedValue(['REPLY'])
    vi.spyOn(rewording, 'reply').mockResolvedValue(reworded([warning, { ...warning, from: 4 }]))
    draw(RewordedDraft, { number: '26112300000018', purpose: 'REPLY', text: '我写的话' })
    await userEvent.click(await screen.findByRole('button', { name: '机器润色' }))
    expect(await screen.findByText(/禁用语 ×2/)).toBeInTheDocument()
  })

  it('can be copied where they are a summary', async () => {
    vi.spyOn(rewording, 'offered').mockResolvedValue(['SUMMARY'])
    vi.spyOn(rewording, 'summary').mockResolvedValue(reworded([]))
    draw(RewordedDraft, { number: '26112300000018', purpose: 'SUMMARY' })
    await userEvent.click(await screen.findByRole('button', { name: '机器润色' }))
    expect(await screen.findByRole('button', { name: '复制' })).toBeInTheDocument()
  })
})
