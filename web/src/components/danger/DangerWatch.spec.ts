import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { defineComponent, h, reactive } from 'vue'
import { dangers, type Danger } from '@/api/dangers'
import { draw } from '@/test/host'
import DangerWatch from './DangerWatch.vue'

const gas: Danger = { kind: 'GAS', confidence: 0.9, spans: [{ from: 0, until: 2 }] }

/** The watch as the desk holds it; words with 泄漏 tell of danger, and with 断线 the line is down. */
function watching() {
  vi.spyOn(dangers, 'read').mockImplementation((text) =>
    text.includes('断线') ? Promise.reject(new Error('offline')) : Promise.resolve(text.includes('泄漏') ? [gas] : []),
  )
  const values = reactive({ words: '', none: false, danger: false })
  draw(
    defineComponent(() => () =>
      h(DangerWatch, {
        words: values.words,
        title: '',
        none: values.none,
        danger: values.danger,
        'onUpdate:none': (it: boolean) => (values.none = it),
        'onUpdate:danger': (it: boolean) => (values.danger = it),
      }),
    ),
  )
  return values
}

describe('danger in the words being typed', () => {
  it('stands as long as the words tell of it', async () => {
    const values = watching()
    values.words = '煤气泄漏'
    await vi.waitFor(() => expect(values.danger).toBe(true))
    values.words = '煤气费怎么交'
    await vi.waitFor(() => expect(values.danger).toBe(false))
  })

  it('is gone when the agent says that nobody is in danger, until the words tell of it anew', async () => {
    const values = watching()
    values.words = '煤气泄漏'
    await userEvent.click(await screen.findByRole('button', { name: '没有险情' }))
    expect(values).toMatchObject({ none: true, danger: false })
    values.words = '煤气费怎么交'
    await vi.waitFor(() => expect(values.none).toBe(false))
    values.words = '煤气泄漏了'
    await vi.waitFor(() => expect(values.danger).toBe(true))
  })

  it('stays while the line is down', async () => {
    const values = watching()
    values.words = '煤气泄漏'
    await screen.findByRole('alert')
    values.words = '煤气泄漏，断线'
    await vi.waitFor(() => expect(dangers.read).toHaveBeenCalledWith('煤气泄漏，断线'))
    expect(values.danger).toBe(true)
  })
})
