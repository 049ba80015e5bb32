import { colon, comma } from '@/i18n'
import type { TimelineEvent } from '@/api/cases'
import type { Check, Slot } from '@/components/case/care/care'
import type { DetailLine } from '@/components/case/timeline'

type Translate = (key: string, values?: Record<string, unknown>) => string

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const list = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : [])

/** What an event between unit and citizen says besides what every event can say. */
export function careLines(event: TimelineEvent, t: Translate, moment: (at: string) => string): DetailLine[] {
  const detail = event.detail
  const lines: DetailLine[] = []
  const fact = (label: string, value: string) => value && lines.push({ label, text: value })
  const said = (value: string, label?: string) => value && lines.push({ ...(label ? { label } : {}), text: value, words: true })
  switch (event.type) {
    case 'MeetingOffered':
      lines.push({ text: t(`act.visit.${detail.visit === true}`) })
      fact('act.field.slots', list<Slot>(detail.slots).map((slot) => moment(slot.from)).join(comma()))
      said(text(detail.word))
      break
    case 'OfferAnswered':
      lines.push({ text: t(`case.offerAnswer.${text(detail.answer)}`) })
      fact('act.field.wished', text(detail.wished) && moment(text(detail.wished)))
      said(text(detail.word))
      break
    case 'Met':
      fact('act.field.present', text(detail.present))
      break
    case 'SiteChecked':
      for (const check of list<Check>(detail.checks)) {
        lines.push({ text: `${check.good ? '✓' : '✗'} ${check.item}${check.word ? colon() + check.word : ''}` })
      }
      break
    case 'ConferenceHeld':
      fact('act.field.present', list<string>(detail.present).join(comma()))
      said(text(detail.conclusion))
      break
    case 'Replied':
      said(text(detail.followed), 'event.field.followed')
      break
    case 'UnreasonableAsked':
      lines.push({ text: t(`case.ground.${text(detail.ground)}`) })
      break
    case 'FoundUnreasonable':
    case 'FoundReasonable':
      fact('act.field.members', list<string>(detail.members).join(comma()))
      fact('act.field.basis', text(detail.basis))
      said(text(detail.explanation), 'act.field.explanation')
      break
  }
  return lines
}
