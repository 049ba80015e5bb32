import { nextTick, reactive, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import { newKey } from '@/api/http'
import { useProblem } from '@/composables/useProblem'
import { uploadsEnded } from '@/lib/uploads'

/** What is wrong with a value before it is sent: an i18n key below `problem.field`, or nothing. */
export type Rule<T> = (values: T) => string | undefined
export type Rules<T> = Partial<Record<string, Rule<T>>>

export const filled = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '') ? 'required' : undefined

/** Words of so many characters at least, so that somebody else can check them. */
export const longEnough = (words: string, least: number) => filled(words) ?? ([...words.trim()].length < least ? 'too-short' : undefined)

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * A form: its values, what is wrong with each field, and one way to send it. The idempotency key belongs to what is
 * sent: as long as nobody knows whether it arrived, sending the same again carries the same key.
 */
export function useForm<T extends object>(initial: () => T, rules: Rules<T> = {}) {
  const { t } = useI18n()
  const { say, sayField } = useProblem()
  const values = reactive(initial()) as T
  const errors = reactive<Record<string, string>>({})
  const message: Ref<string> = ref('')
  const pending = ref(false)
  const problem: Ref<unknown> = ref(null)
  let attempt: { key: string; body: unknown } | undefined
  /** What stood in the fields that the server refused. */
  let refused: Record<string, unknown> = {}

  function clearErrors(): void {
    for (const key of Object.keys(errors)) Reflect.deleteProperty(errors, key)
    message.value = ''
    problem.value = null
    refused = {}
  }

  // what is said at a field goes as soon as the field is mended
  watch(values, () => {
    const before = Object.keys(errors)
    if (before.length === 0) return
    const now = values as Record<string, unknown>
    for (const field of before) {
      const mended = field in refused ? !same(refused[field], now[field]) : rules[field] && !rules[field](values)
      if (mended) Reflect.deleteProperty(errors, field)
    }
    if (Object.keys(errors).length === 0) clearErrors()
  })

  function focusFirst(): void {
    void nextTick(() => {
      const field = document.querySelector<HTMLElement>('[data-error="true"]')
      const control = field?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]')
      ;(control ?? field)?.focus()
      field?.scrollIntoView({ block: 'nearest' })
    })
  }

  function validate(): boolean {
    clearErrors()
    for (const [field, rule] of Object.entries(rules)) {
      const wrong = rule?.(values)
      if (wrong) errors[field] = t(`problem.field.${wrong}`)
    }
    const good = Object.keys(errors).length === 0
    if (!good) focusFirst()
    return good
  }

  /** Puts the server's refusal where it belongs: at the fields it names, or above the buttons. */
  function refuse(error: unknown): void {
    problem.value = error
    if (isProblem(error)) {
      for (const field of error.errors) {
        const name = field.pointer.replace(/^\//, '').replaceAll('/', '.')
        errors[name] = sayField(field)
        if (name in values) refused[name] = JSON.parse(JSON.stringify((values as Record<string, unknown>)[name] ?? null))
      }
    }
    message.value = say(error)
    if (Object.keys(errors).length > 0) focusFirst()
  }

  async function submit<R>(send: (values: T, key: string) => Promise<R>): Promise<R | undefined> {
    if (pending.value) return undefined
    pending.value = true
    try {
      await uploadsEnded()
      if (!validate()) return undefined
      const body = JSON.parse(JSON.stringify(values)) as unknown
      if (!attempt || !same(attempt.body, body)) attempt = { key: newKey(), body }
      const answer = await send(values, attempt.key)
      attempt = undefined
      return answer
    } catch (error) {
      if (isProblem(error) && !error.undecided && error.status < 500) attempt = undefined
      refuse(error)
      return undefined
    } finally {
      pending.value = false
    }
  }

  function reset(): void {
    clearErrors()
    attempt = undefined
    Object.assign(values, initial())
  }

  return { values, errors, message, problem, pending, submit, validate, refuse, reset, clearErrors }
}
