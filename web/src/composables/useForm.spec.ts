import { nextTick } from 'vue'
import { createTestingHost } from '@/test/host'
import { Problem } from '@/api/problem'
import { uploading } from '@/lib/uploads'
import { filled, useForm } from './useForm'

const form = () => createTestingHost(() => useForm(() => ({ text: '', phone: '' }), { text: (it) => filled(it.text) }))
const offline = new Problem('client/offline', 0, {})

describe('sending a form', () => {
  it('does not send while something needed is missing', async () => {
    const { result } = form()
    const send = vi.fn()
    await result.submit(send)
    expect(send).not.toHaveBeenCalled()
    expect(result.errors.text).toBe('这里要填写')
  })

  it('stops complaining about a field as soon as it is mended', async () => {
    const { result } = form()
    await result.submit(vi.fn())
    result.values.phone = '13800001234'
    await nextTick()
    expect(result.errors.text).toBe('这里要填写')
    result.values.text = '暖气不热'
    await nextTick()
    expect(result.errors).toEqual({})
  })

  it('stops showing a refusal of the server where its field was changed', async () => {
    const { result } = form()
    Object.assign(result.values, { text: '暖气不热', phone: '1' })
    await result.submit(() => Promise.reject(new Problem('shared/invalid', 400, {}, [{ pointer: '/phone', code: 'invalid', messages: {} }])))
    result.values.text = '暖气不热了'
    await nextTick()
    expect(Object.keys(result.errors)).toEqual(['phone'])
    result.values.phone = '13800001234'
    await nextTick()
    expect(result.errors).toEqual({})
    expect(result.message.value).toBe('')
  })

  it('waits for files that are on their way', async () => {
    const { result } = form()
    result.values.text = 'a'
    let arrive = () => {}
    void uploading(new Promise<void>((resolve) => (arrive = resolve)))
    const send = vi.fn(() => Promise.resolve('done'))
    const sent = result.submit(send)
    await Promise.resolve()
    expect(send).not.toHaveBeenCalled()
    expect(result.pending.value).toBe(true)
    arrive()
    expect(await sent).toBe('done')
  })

  it('keeps the key as long as nobody knows whether it arrived', async () => {
    const { result } = form()
    result.values.text = '暖气不热'
    const keys: string[] = []
    const send = vi.fn((_: unknown, key: string) => {
      keys.push(key)
      return keys.length < 3 ? Promise.reject(offline) : Promise.resolve('done')
    })
    await result.submit(send)
    await result.submit(send)
    expect(await result.submit(send)).toBe('done')
    expect(new Set(keys).size).toBe(1)
    await result.submit(send)
    expect(keys[3]).not.toBe(keys[0])
  })

  it('takes another key when the content changes, or after a refusal', async () => {
    const { result } = form()
    const keys: string[] = []
    const refuse = (error: Problem) => (_: unknown, key: string) => {
      keys.push(key)
      return Promise.reject(error)
    }
    result.values.text = 'a'
    await result.submit(refuse(offline))
    result.values.text = 'b'
    await result.submit(refuse(offline))
    await result.submit(refuse(new Problem('case/stale', 409, {})))
    await result.submit(refuse(offline))
    expect(keys[1]).not.toBe(keys[0])
    expect(keys[2]).toBe(keys[1])
    expect(keys[3]).not.toBe(keys[2])
  })

  it('puts what the server refuses at the fields it names', async () => {
    const { result } = form()
    result.values.text = 'a'
    await result.submit(() =>
      Promise.reject(
        new Problem('shared/invalid', 400, { 'zh-CN': '有几处不对' }, [
          { pointer: '/claimant/phone', code: 'malformed', messages: { 'zh-CN': '电话不对' } },
        ]),
      ),
    )
    expect(result.errors['claimant.phone']).toBe('电话不对')
    expect(result.message.value).toBe('有几处不对')
  })
})
