import { comma } from '@/i18n'
import type { CaseFile, TimelineEvent } from '@/api/cases'
import { careLines } from '@/components/case/care/lines'
import { isReview, reviewLines } from '@/components/case/review/lines'
import { whistleLines } from '@/components/whistle/lines'
import { timeLines } from '@/components/case/time/lines'
import { reasonText } from '@/lib/told'

/** One line below an event: its words, or a labelled fact. */
export interface DetailLine {
  /** i18n key of the label, or none for plain words. */
  label?: string
  text: string
  /** Words of people are drawn larger than facts. */
  words?: boolean
}

type Translate = (key: string, values?: Record<string, unknown>) => string

const WORDS = ['answer', 'text', 'publicText', 'note', 'words', 'agreed', 'reason', 'why', 'duty', 'word'] as const

/** Enumerations in a detail, and where their words stand. */
const NAMED: Record<string, string> = {
  method: 'case.method',
  meeting: 'case.meeting',
  resolved: 'case.solved',
  solved: 'case.solved',
  satisfaction: 'case.satisfaction',
  mode: 'case.mode',
  way: 'case.revisitWay',
  ground: 'returns.ground',
}

const RETURNING: readonly string[] = ['ReturnAsked', 'DisputeOpened']

export function unitName(file: CaseFile, value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name)
  if (typeof value !== 'number') return undefined
  return file.assignments.find((part) => part.unit.id === value)?.unit.name
}

/** What an event says, in lines; fields without a meaning for people are left out. */
export function detailLines(file: CaseFile, event: TimelineEvent, t: Translate, moment: (at: string) => string): DetailLine[] {
  const detail = event.detail
  const lines: DetailLine[] = []
  if (event.type === 'RungReached') lines.push(...rungLines(event, t, moment))
  const units = [detail.unit, ...(Array.isArray(detail.assisting) ? (detail.assisting as unknown[]) : [])]
    .map((it) => unitName(file, it))
    .filter((it): it is string => it !== undefined)
  if (units.length) lines.push({ label: 'event.field.unit', text: units.join(comma()) })
  if (typeof detail.reached === 'boolean') lines.push({ text: t(`act.reached.${detail.reached}`) })
  if (typeof detail.contacted === 'boolean') lines.push({ text: t(`act.contactedAnswer.${detail.contacted}`) })
  if (typeof detail.told === 'boolean' && detail.told) lines.push({ text: t('act.field.told') })
  if (typeof detail.wanted === 'boolean') lines.push({ text: t(`act.wanted.${detail.wanted}`) })
  for (const [field, words] of Object.entries(NAMED)) {
    if (field === 'ground' && isReview(event.type)) continue
    const value = detail[field]
    // the grounds of a parking and of a panel's question are other words and said with them
    if (field === 'ground' && !RETURNING.includes(event.type)) continue
    if (typeof value === 'string' && value !== '') lines.push({ label: `event.field.${field}`, text: t(`${words}.${value}`) })
  }
  if (typeof detail.outcome === 'string') {
    const words = event.type === 'Closed' ? 'case.outcome' : 'case.attempt'
    lines.push({ text: t(`${words}.${detail.outcome}`) })
  }
  for (const field of ['when', 'callBackAt'] as const) {
    const at = detail[field]
    if (typeof at === 'string') lines.push({ label: `event.field.${field}`, text: moment(at) })
  }
  if (event.type === 'SortedByItself') lines.push(...byItselfLines(file, event, t))
  if (event.type === 'Corrected') {
    const urgency = detail.urgency
    if (typeof urgency === 'string') lines.push({ label: 'act.field.urgency', text: t(`case.urgency.${urgency}`) })
    const area = unitName(file, detail.area)
    if (area) lines.push({ label: 'act.field.area', text: area })
    for (const field of ['title', 'category', 'address'] as const) {
      const value = detail[field]
      if (typeof value === 'string') lines.push({ label: `act.field.${field}`, text: (field === 'category' && value === file.category?.code && file.category.path.join(' › ')) || value })
    }
  }
  for (const field of ['judge', 'party'] as const) {
    const unit = unitName(file, detail[field])
    if (unit && field === 'judge') lines.push({ label: 'event.field.judge', text: unit })
  }
  if (Array.isArray(detail.parties)) {
    const parties = (detail.parties as unknown[]).map((it) => unitName(file, it)).filter((it): it is string => it !== undefined)
    lines.push({ label: 'event.field.parties', text: parties.join(comma()) })
  }
  for (const field of ['incident', 'place', 'destination', 'to', 'basis'] as const) {
    const value = detail[field]
    if (typeof value === 'string' && value !== '') lines.push({ label: `event.field.${field}`, text: value })
  }
  lines.push(...reviewLines(event, t), ...careLines(event, t, moment), ...whistleLines(file, event, t), ...timeLines(event, t, moment))
  // a submission's words stand at the top of the page already
  if (event.type === 'Submitted') return []
  for (const field of WORDS) {
    const value = detail[field]
    if (typeof value === 'string' && value.trim() !== '') {
      lines.push(field === 'publicText' ? { label: 'event.field.publicText', text: value, words: true } : { text: field === 'why' || field === 'reason' ? reasonText(value, t) : value, words: true })
    }
  }
  return lines
}

/** A rung says late when it was reached more than this after its moment. */
const LATE_MILLIS = 10 * 60_000

/** What a rung of a ladder called for, whether it was late, and what the case did not let be done. */
function rungLines(event: TimelineEvent, t: Translate, moment: (at: string) => string): DetailLine[] {
  const { action, planned, refused } = event.detail
  const lines: DetailLine[] = []
  if (typeof action === 'string') lines.push({ text: t(`ladder.kind.${action}`) })
  if (typeof planned === 'string' && Date.parse(event.at) - Date.parse(planned) > LATE_MILLIS) lines.push({ text: t('ladder.late', { at: moment(planned) }) })
  if (typeof refused === 'string') lines.push({ text: t('ladder.notDone', { why: refused === 'NO_UNIT' ? t('ladder.noUnit') : t('ladder.notNow') }) })
  return lines
}

/** Why no human was asked: how sure the model was, and the words that decided. */
function byItselfLines(file: CaseFile, event: TimelineEvent, t: Translate): DetailLine[] {
  const { category, confidence, threshold, words, model } = event.detail
  const name = category === file.category?.code ? file.category?.path.join(' › ') : category
  const lines = [{ text: t('event.field.byItself', { category: name, model, confidence: Number(confidence).toFixed(3), threshold }) }]
  const said = Array.isArray(words) ? words.filter((it): it is string => typeof it === 'string') : []
  return said.length ? [...lines, { label: 'event.field.decidingWords', text: said.join(comma()) }] : lines
}

export interface Chapter {
  round: number
  events: TimelineEvent[]
}

/** Rounds as chapters, the latest first, and within each the latest first. */
export function chapters(timeline: readonly TimelineEvent[]): Chapter[] {
  const rounds = new Map<number, TimelineEvent[]>()
  for (const event of [...timeline].sort((a, b) => b.seq - a.seq)) {
    const events = rounds.get(event.round) ?? []
    events.push(event)
    rounds.set(event.round, events)
  }
  return [...rounds].sort(([a], [b]) => b - a).map(([round, events]) => ({ round, events }))
}
