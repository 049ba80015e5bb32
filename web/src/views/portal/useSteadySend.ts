import { onScopeDispose, ref, type Ref } from 'vue'
import { isProblem } from '@/api/problem'
import { newKey } from '@/api/http'
import { useProblem } from '@/composables/useProblem'

/** What was tried last: its key, and a print of its content so that other content gets another key. */
export interface Attempt {
  key: string
  print: number
}

export type SendState = 'idle' | 'sending' | 'waiting' | 'refused'

const PAUSE = 15_000

/** A short print of a text (FNV-1a): enough to see that it changed, useless to read it back. */
export function printOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * Sends something over a line that may be gone: what nobody knows the fate of is tried again, with the same key, when
 * the line is back and every quarter of a minute. `attempt` may live in a draft, so that a reload keeps the key.
 */
export function useSteadySend<B, A>(
  send: (body: B, key: string) => Promise<A>,
  done: (answer: A) => void,
  attempt: Ref<Attempt | null> = ref(null),
) {
  const { say } = useProblem()
  const state = ref<SendState>('idle')
  const message = ref('')
  const problem = ref<unknown>(null)
  let make: (() => Promise<B> | B) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    if (!make || state.value === 'sending') return
    clearTimeout(timer)
    state.value = 'sending'
    try {
      const body = await make()
      const print = printOf(JSON.stringify(body))
      if (attempt.value?.print !== print) attempt.value = { key: newKey(), print }
      const answer = await send(body, attempt.value.key)
      attempt.value = null
      make = undefined
      state.value = 'idle'
      message.value = ''
      problem.value = null
      done(answer)
    } catch (error) {
      problem.value = error
      message.value = say(error)
      if (isProblem(error) && error.undecided) {
        state.value = 'waiting'
        timer = setTimeout(() => void run(), PAUSE)
        return
      }
      if (isProblem(error) && error.status < 500) attempt.value = null
      state.value = 'refused'
    }
  }

  /** `body` is made anew for every try: files that failed to upload get another chance too. */
  function start(body: () => Promise<B> | B): Promise<void> {
    if (state.value === 'sending') return Promise.resolve()
    make = body
    return run()
  }

  /** Stops trying; what was typed stays. */
  function rest(): void {
    clearTimeout(timer)
    if (state.value === 'sending') return
    make = undefined
    state.value = 'idle'
    message.value = ''
  }

  const lineIsBack = () => {
    if (state.value === 'waiting') void run()
  }
  addEventListener('online', lineIsBack)
  onScopeDispose(() => {
    clearTimeout(timer)
    removeEventListener('online', lineIsBack)
  })
  return { state, message, problem, start, retry: run, rest }
}
