import { useI18n } from 'vue-i18n'
import { isProblem, type FieldProblem, type Messages } from '@/api/problem'

/** Says in the reader's language what went wrong; the server's own words first. */
export function useProblem() {
  const { t, te, locale } = useI18n()

  function pick(messages: Messages | string | null | undefined): string | undefined {
    if (typeof messages === 'string') return messages
    return messages?.[locale.value] ?? messages?.['zh-CN'] ?? messages?.en
  }

  function say(error: unknown): string {
    if (!isProblem(error)) return t('problem.unknown')
    const own = `problem.${error.code.replace('/', '.')}`
    return pick(error.messages) ?? (te(own) ? t(own) : t('problem.http', { status: error.status }))
  }

  function sayField(field: FieldProblem): string {
    return pick(field.messages) ?? (te(`problem.field.${field.code}`) ? t(`problem.field.${field.code}`) : t('problem.field.invalid'))
  }

  return { say, sayField, pick }
}
