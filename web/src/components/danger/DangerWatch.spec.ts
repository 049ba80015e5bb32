import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { defineComponent, h, reactive } from 'vue'
import type { Urgency } from '@/api/catalogue'
import { dangers, type Danger } from '@/api/dangers'
import { draw } from '@/test/host'
import DangerWatch from './DangerWatch.vue'

const gas: Danger = { kind: 'GAS', confidence: 0.9, spans: [{ from: 0, until: 2 }] }

/** The watch as the desk holds it; words with 泄漏 tell of danger. */
function watching(urgency: Urgency) {
  vi.spyOn(dangers, 'read').mockImplementation((text) => Promise.resolve(text.includes('泄漏') ? [gas] : []))
  const values = reactive({ words: '', none: false, urgency })
  draw(
    defineComponent(() => () =>
      h(DangerWatch, {
        words: values.words,
        title: '',
        none: values.none,
        urgency: values.urgency,
        'onUpdate:none': (it: boolean) => (values.none = it),
        'onUpdate:urgency': (it: Urgency) => (values.urgency = it),
      }),
    ),
  )
  return values
}

describe('danger in the words being typed', () => {
  it('makes it urgent, and gives the urgency back when the words no longer tell of it', async () => {
    const values = watching('LIVELIHOOD')
    values.words = '煤气泄漏'
    await vi.waitFor(() => expect(values.urgency).toBe('DANGER'))
    values.words = '煤气费怎么交'
    await vi.waitFor(() => expect(values.urgency).toBe('LIVELIHOOD'))
  })

  it('gives the urgency back when the agent says that nobody is in danger', async () => {
    const values = watching('LIVELIHOOD')
    values.words = '煤气泄漏'
    await userEvent.click(await screen.findByRole('button', { name: '没有险情' }))
    expect(values).toMatchObject({ none: true, urgency: 'LIVELIHOOD' })
  })

  it('leaves alone what the agent has made urgent', async () => {
    const values = watching('DANGER')
    values.words = '煤气泄漏'
    await screen.findByRole('alert')
    values.words = '煤气费怎么交'
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(values.urgency).toBe('DANGER')
  })
})
