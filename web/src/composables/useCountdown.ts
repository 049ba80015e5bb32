import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useNow } from '@/lib/clock'
import { deadline, exactMoment, momentPhrase, spanPhrase, type Tone } from '@/lib/time'

/** Moments in the reader's words, moving with the clock. */
export function useTime() {
  const { t } = useI18n()
  const now = useNow()
  const moment = (at: string | number) => {
    const { key, values } = momentPhrase(at, now.value)
    // a month by its name: half of those who read English would take a number for the day
    return t(key, { ...values, month: t(`time.month.m${values.month}`) })
  }
  const span = (millis: number) => {
    const { key, values } = spanPhrase(millis)
    return t(key, values)
  }
  /** A limit as it is configured: `2h`, `15d`, `4wh`, `2wd`. */
  const limit = (code: string) => {
    const found = /^(\d+)(h|d|wh|wd|m)$/.exec(code)
    return found ? t(`time.limit.${found[2]}`, { n: Number(found[1]) }) : code
  }
  return { now, moment, span, limit, exact: exactMoment }
}

/** 还剩 3 小时 · 超时 3 小时, with the tone to draw it in. */
export function useCountdown(
  dueAt: MaybeRefOrGetter<string | null | undefined>,
  startedAt: MaybeRefOrGetter<string | null | undefined> = null,
) {
  const { t } = useI18n()
  const { now, span } = useTime()
  return computed<{ tone: Tone; text: string } | null>(() => {
    const due = toValue(dueAt)
    if (!due) return null
    const { tone, left } = deadline(due, toValue(startedAt), now.value)
    return { tone, text: t(tone === 'over' ? 'time.over' : 'time.left', { span: span(left) }) }
  })
}
