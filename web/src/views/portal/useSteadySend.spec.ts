import { flushPromises } from '@vue/test-utils'
import { effectScope } from 'vue'
import { Problem } from '@/api/problem'
import { printOf, useSteadySend } from './useSteadySend'

vi.mock('@/composables/useProblem', () => ({ useProblem: () => ({ say: (error: unknown) => (error as Problem).code }) }))

const offline = () => Promise.reject(new Problem('client/offline', 0, {}))

function sender(send: (body: string, key: string) => Promise<string>) {
  const done = vi.fn()
  const scope = effectScope()
  const sending = scope.run(() => useSteadySend(send, done))
  if (!sending) throw new Error('no scope')
  return { ...sending, done, scope }
}

describe('sending over a line that may be gone', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('tries again with the same key until it is known to have arrived', async () => {
    const send = vi.fn<(body: string, key: string) => Promise<string>>().mockImplementationOnce(offline).mockResolvedValue('number')
    const { start, state, done } = sender(send)

    await start(() => 'no light')
    expect(state.value).toBe('waiting')
    await vi.advanceTimersByTimeAsync(15_000)

    expect(done).toHaveBeenCalledWith('number')
    expect(send.mock.calls[0]?.[1]).toBe(send.mock.calls[1]?.[1])
  })

  it('does not wait when the browser says that the line is back', async () => {
    const send = vi.fn<(body: string, key: string) => Promise<string>>().mockImplementationOnce(offline).mockResolvedValue('number')
    const { start, done } = sender(send)

    await start(() => 'no light')
    dispatchEvent(new Event('online'))
    await flushPromises()

    expect(done).toHaveBeenCalledOnce()
  })

  it('takes another key when something else is sent', async () => {
    const send = vi.fn<(body: string, key: string) => Promise<string>>(offline)
    const { start, rest } = sender(send)

    await start(() => 'no light')
    rest()
    await start(() => 'no light in house 8')

    expect(send.mock.calls[0]?.[1]).not.toBe(send.mock.calls[1]?.[1])
  })

  it('says a refusal and does not try again by itself', async () => {
    const send = vi.fn<(body: string, key: string) => Promise<string>>(() => Promise.reject(new Problem('portal/too-many', 429, {})))
    const { start, state, message } = sender(send)

    await start(() => 'no light')
    await vi.advanceTimersByTimeAsync(60_000)

    expect(state.value).toBe('refused')
    expect(message.value).toBe('portal/too-many')
    expect(send).toHaveBeenCalledOnce()
  })

  it('stops trying when the page is left', async () => {
    const send = vi.fn<(body: string, key: string) => Promise<string>>(offline)
    const { start, scope } = sender(send)

    await start(() => 'no light')
    scope.stop()
    await vi.advanceTimersByTimeAsync(60_000)

    expect(send).toHaveBeenCalledOnce()
  })

  it('tells two contents apart', () => {
    expect(printOf('a')).not.toBe(printOf('b'))
  })
})
