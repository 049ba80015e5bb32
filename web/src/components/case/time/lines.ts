import type { TimelineEvent } from '@/api/cases'
import type { DetailLine } from '@/components/case/timeline'

type Translate = (key: string, values?: Record<string, unknown>) => string

const TYPES = /^(Extension|Wait|Parking|Supervis|UrgencyRaised)/

/** What an event that bends time says besides what every event can say. */
export function timeLines(event: TimelineEvent, t: Translate, moment: (at: string) => string): DetailLine[] {
  if (!TYPES.test(event.type)) return []
  const detail = event.detail
  const lines: DetailLine[] = []
  const said = (key: string) => (typeof detail[key] === 'string' ? detail[key].trim() : '')
  for (const key of ['until', 'reviewAt', 'answerBy'] as const) {
    if (said(key)) lines.push({ label: `act.field.${key}`, text: moment(said(key)) })
  }
  if (event.type === 'ParkingAsked') {
    lines.push({ label: 'act.field.ground', text: t(`case.parkingGround.${said('ground')}`) })
    lines.push({ label: 'act.field.owner', text: said('owner') })
    lines.push({ text: said('plan'), words: true })
  }
  if (event.type === 'UrgencyRaised') lines.push({ label: 'act.field.urgency', text: t(`case.urgency.${said('urgency')}`) })
  if (said('word')) lines.push({ text: said('word'), words: true })
  return lines
}
