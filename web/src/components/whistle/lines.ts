import { comma } from '@/i18n'
import type { CaseFile, TimelineEvent } from '@/api/cases'
import type { DetailLine } from '@/components/case/timeline'

type Translate = (key: string, values?: Record<string, unknown>) => string

const named = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : ''
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? (value as Record<string, unknown>[]) : [])

/** What the facts of a whistle say on the timeline. */
export function whistleLines(file: CaseFile, event: TimelineEvent, t: Translate): DetailLine[] {
  const detail = event.detail
  const lines: DetailLine[] = []
  const holder = (no: unknown) => file.assignments.find((part) => part.no === no)?.unit.name ?? ''
  const no = typeof detail.task === 'number' ? t('whistle.taskNo', { n: detail.task }) : ''
  switch (event.type) {
    case 'Blown':
      lines.push({ text: t(`whistle.kind.${text(detail.whistleKind)}`) })
      for (const one of list(detail.called)) lines.push({ label: 'event.field.unit', text: [named(one.unit), text(one.duty)].filter(Boolean).join(' · ') })
      lines.push({ text: text(detail.ask), words: true })
      break
    case 'ReportedIn':
      lines.push({ label: 'event.field.unit', text: holder(detail.assignment) }, { text: t(`whistle.presence.${text(detail.presence)}`) })
      break
    case 'JointMeetingHeld':
      lines.push({ text: (Array.isArray(detail.present) ? (detail.present as string[]) : []).join(comma()) }, { text: text(detail.minutes), words: true })
      break
    case 'TaskGiven':
      lines.push({ label: 'event.field.unit', text: [holder(detail.assignment), text(detail.owner)].filter(Boolean).join(' · ') })
      lines.push({ text: `${no} ${text(detail.what)}`, words: true })
      break
    case 'TaskDone':
    case 'TaskAccepted':
    case 'TaskRejected':
    case 'TaskWaived':
      lines.push({ text: no })
      break
    case 'WhistleEnded':
      for (const one of list(detail.ratings)) lines.push({ text: [named(one.unit), '★'.repeat(Number(one.stars)), text(one.word)].filter(Boolean).join(' ') })
      break
    default:
      return lines
  }
  if (text(detail.word)) lines.push({ text: text(detail.word), words: true })
  return lines.filter((line) => line.text.trim() !== '')
}
