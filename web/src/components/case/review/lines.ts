import type { TimelineEvent } from '@/api/cases'
import type { DetailLine } from '@/components/case/timeline'

type Translate = (key: string, values?: Record<string, unknown>) => string

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

/** What an event about what counts says besides what every event can say. */
export function reviewLines(event: TimelineEvent, t: Translate): DetailLine[] {
  const { type, detail } = event
  const lines: DetailLine[] = []
  if (type === 'ReviewAsked') lines.push({ text: t(`appeal.kind.${text(detail.kind)}`) })
  if (type === 'ReviewDecided') lines.push({ text: t(detail.granted === true ? 'appeal.state.GRANTED' : 'appeal.state.REFUSED') })
  if (isReview(type) && text(detail.ground)) lines.push({ label: 'event.field.ground', text: t(`appeal.ground.${text(detail.ground)}`) })
  if (isReview(type) && text(detail.rule)) lines.push({ label: 'event.field.basis', text: text(detail.rule) })
  if (type === 'Found') {
    lines.push({ text: t(`appeal.truthful.${detail.truthful === true}`) }, { text: t(`appeal.lawful.${detail.lawful === true}`) })
  }
  if (type === 'ReviewForwarded') lines.push({ text: text(detail.opinion), words: true })
  return lines
}

/** Whether the grounds of an event are those of applications. */
export const isReview = (type: string) => type.startsWith('Review') || type === 'Excluded' || type === 'AnswerCorrected' || type === 'Restored'
