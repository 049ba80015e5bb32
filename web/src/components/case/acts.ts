import type { Act, CaseFile } from '@/api/cases'
import { CARE_FORMS } from '@/components/case/care/forms'
import { REVIEW_FORMS, reviewRequest, reviewValues } from '@/components/case/review/forms'
import { TIME_FORMS } from '@/components/case/time/forms'
import { conclusionOf, demandsOf } from '@/components/case/care/care'
import { URGENCIES } from '@/api/catalogue'
import type { UnitKind } from '@/api/units'

/** What one field of an act's form asks for. `key` is the name in the request. */
export interface ActField {
  key: string
  type: 'text' | 'line' | 'choice' | 'toggle' | 'unit' | 'units' | 'area' | 'category' | 'moment' | 'files' | 'limit' | 'number' | 'slots' | 'checks' | 'position' | 'offered' | 'people' | 'application' | 'incident'
  required?: boolean
  /** For `choice`: the values, and where their words stand (`case.solved.SOLVED`). */
  options?: readonly string[]
  words?: string
  /** What stands there before anything is chosen. */
  initial?: unknown
  kinds?: readonly UnitKind[]
  rows?: number
  /** What is wrong with the value, as a key below `problem.field`; where not given, that nothing stands there. */
  invalid?: (value: unknown) => string | undefined
  /** Only steers the form; the server does not ask for it. */
  local?: boolean
  /** Shown only when the rest of the form says so. */
  when?: (values: Record<string, unknown>) => boolean
}

export interface ActForm {
  /** Fields of the drawer; an act without any is done by its button. */
  fields: readonly ActField[]
  /** Takes something away or ends something: drawn as such, never the first button. */
  grave?: boolean
  /** Housekeeping: never drawn as the thing to do now. */
  plain?: boolean
  /** Shows what the catalogue decides above the fields. */
  decision?: boolean
}

const LEADING: readonly UnitKind[] = ['DISTRICT', 'STREET', 'DEPARTMENT', 'DISTRICT_DEPARTMENT', 'ENTERPRISE']
const HELPING: readonly UnitKind[] = [...LEADING, 'SECTION', 'COMMUNITY']
const SOLVED = ['SOLVED', 'PARTLY', 'NOT_SOLVED'] as const

const text = (key: string, rows = 4): ActField => ({ key, type: 'text', required: true, rows })
const reason: ActField = text('reason', 3)
const files: ActField = { key: 'attachments', type: 'files', initial: [] }

const RETURN_GROUNDS = ['NOT_OUR_DUTY', 'OUTSIDE_OUR_AREA', 'WRONG_CATEGORY', 'FACTS_MISSING', 'DUPLICATE'] as const
const DISPUTE_GROUNDS = ['DUTY_UNCLEAR', 'BOUNDARY_WRONG', 'CLASSIFICATION_UNTRUE'] as const

/** The forms of all acts, by the words of the contract. */
export const ACT_FORMS: Record<Act, ActForm> = {
  accept: { fields: [] },
  sign: { fields: [] },
  archive: { fields: [], plain: true },
  ...CARE_FORMS,
  ...REVIEW_FORMS,
  ...TIME_FORMS,
  correct: {
    fields: [
      { key: 'title', type: 'line' },
      { key: 'category', type: 'category' },
      { key: 'area', type: 'area' },
      { key: 'address', type: 'line' },
      { key: 'urgency', type: 'choice', options: URGENCIES, words: 'case.urgency' },
      reason,
    ],
  },
  answer: { fields: [text('text', 6)] },
  guide: { fields: [{ key: 'destination', type: 'line', required: true }, reason] },
  link: { fields: [{ key: 'to', type: 'number', required: true }, reason] },
  'incident-join': { fields: [{ key: 'incident', type: 'incident', required: true }, { key: 'reason', type: 'text', rows: 2 }] },
  'incident-leave': { fields: [reason], grave: true },
  void: { fields: [reason], grave: true },
  dispatch: {
    decision: true,
    fields: [
      { key: 'unit', type: 'unit', required: true, kinds: LEADING },
      { key: 'assisting', type: 'units', kinds: HELPING, initial: [] },
      { key: 'inwardUnit', type: 'unit', kinds: ['COMMUNITY', 'SECTION'] },
      { key: 'inwardDuty', type: 'line', required: true, when: (it) => typeof it.inwardUnit === 'number' },
      reason,
    ],
  },
  redispatch: {
    decision: true,
    grave: true,
    fields: [{ key: 'unit', type: 'unit', required: true, kinds: LEADING }, reason],
  },
  contact: {
    fields: [
      { key: 'method', type: 'choice', options: ['PHONE', 'VISIT', 'MESSAGE'], words: 'case.method', initial: 'PHONE' },
      { key: 'reached', type: 'choice', options: ['true', 'false'], words: 'act.reached', initial: 'true', required: true },
      {
        key: 'meeting',
        type: 'choice',
        options: ['ACCEPTED', 'DECLINED', 'NOT_ASKED'],
        words: 'case.meeting',
        required: true,
        when: (it) => it.reached === 'true',
      },
      text('note'),
    ],
  },
  meet: {
    fields: [
      { key: 'at', type: 'moment', required: true },
      { key: 'place', type: 'line', required: true },
      text('agreed'),
      { key: 'present', type: 'line' },
      files,
    ],
  },
  note: { fields: [text('text'), { key: 'told', type: 'toggle', initial: false }, files] },
  assign: {
    fields: [{ key: 'unit', type: 'unit', required: true, kinds: ['SECTION', 'COMMUNITY', 'STREET', 'DISTRICT_DEPARTMENT'] }, text('duty', 3), { key: 'limit', type: 'limit' }],
  },
  assist: {
    fields: [
      { key: 'unit', type: 'unit', required: true, kinds: HELPING },
      text('duty', 3),
      { key: 'limit', type: 'limit' },
    ],
  },
  finish: { fields: [text('text'), files] },
  reply: {
    fields: [
      text('text', 5),
      text('publicText', 4),
      { key: 'resolved', type: 'choice', options: SOLVED, words: 'case.solved', required: true },
      { ...text('followed', 3), when: (it) => it.bound === true },
      files,
    ],
  },
  approve: { fields: [{ key: 'text', type: 'text', rows: 3 }] },
  reject: { fields: [reason], grave: true },
  'revisit-attempt': {
    fields: [
      { key: 'channel', type: 'choice', options: ['PHONE', 'MESSAGE'], words: 'case.revisitChannel', initial: 'PHONE' },
      { key: 'outcome', type: 'choice', options: ['NO_ANSWER', 'CALL_BACK', 'WRONG_NUMBER'], words: 'case.attempt', required: true },
      { key: 'callBackAt', type: 'moment', required: true, when: (it) => it.outcome === 'CALL_BACK' },
      { key: 'note', type: 'text', rows: 3 },
    ],
  },
  'revisit-answer': {
    fields: [
      { key: 'channel', type: 'choice', options: ['PHONE', 'MESSAGE'], words: 'case.revisitChannel', initial: 'PHONE' },
      { key: 'contacted', type: 'choice', options: ['true', 'false'], words: 'act.contactedAnswer', required: true },
      { key: 'solved', type: 'choice', options: SOLVED, words: 'case.solved', required: true },
      {
        key: 'satisfaction',
        type: 'choice',
        options: ['SATISFIED', 'BASICALLY', 'DISSATISFIED', 'NONE'],
        words: 'case.satisfaction',
        required: true,
      },
      { key: 'words', type: 'text', rows: 3 },
    ],
  },
  'revisit-choice': {
    plain: true,
    fields: [
      { key: 'way', type: 'choice', options: ['PHONE', 'LINK', 'NONE'], words: 'case.revisitWay', required: true },
      { key: 'language', type: 'line' },
    ],
  },
  urge: { fields: [text('text', 3)] },
  supplement: { fields: [text('text'), files] },
  'return-ask': {
    fields: [
      { key: 'ground', type: 'choice', options: RETURN_GROUNDS, words: 'returns.ground', required: true },
      reason,
      { ...files, required: true },
    ],
    grave: true,
  },
  'return-agree': {
    decision: true,
    fields: [
      { key: 'unit', type: 'unit', required: true, kinds: LEADING },
      reason,
      { key: 'word', type: 'text', rows: 2 },
    ],
  },
  'return-refuse': { fields: [reason], grave: true },
  'dispute-open': {
    fields: [
      { key: 'ground', type: 'choice', options: DISPUTE_GROUNDS, words: 'returns.ground', required: true },
      { key: 'others', type: 'units', kinds: LEADING, required: true, initial: [] },
      text('text'),
      files,
    ],
    grave: true,
  },
  'dispute-state': { fields: [text('text'), files] },
  'dispute-refer': { fields: [reason] },
  'dispute-rule': {
    fields: [
      { key: 'moves', type: 'choice', options: ['false', 'true'], words: 'act.moves', required: true, local: true },
      { key: 'unit', type: 'unit', required: true, kinds: LEADING, when: (it) => it.moves === 'true' },
      text('word', 3),
      text('basis', 2),
      { key: 'precedent', type: 'toggle', initial: false },
    ],
  },
  meeting: { fields: [{ key: 'wanted', type: 'choice', options: ['true', 'false'], words: 'act.wanted', required: true }] },
}

/** Which act comes first when several are possible; all of them. */
export const ORDER: readonly Act[] = [
  'accept',
  'dispatch',
  'dispute-rule',
  'dispute-state',
  'return-agree',
  'return-refuse',
  'dispute-refer',
  'review-forward',
  'review-decide',
  'sign',
  'site-check',
  'extension-decide',
  'parking-decide',
  'approve',
  'revisit-answer',
  'contact',
  'finish',
  'unreasonable-decide',
  'conference-hold',
  'reply',
  'supervision-answer',
  'resume',
  'wake',
  'parking-prolong',
  'reject',
  'revisit-attempt',
  'note',
  'meet',
  'meeting-offer',
  'meeting-answer',
  'assign',
  'assist',
  'extension-ask',
  'wait',
  'parking-ask',
  'supervise',
  'urgency-raise',
  'answer',
  'guide',
  'link',
  'correct',
  'incident-join',
  'incident-leave',
  'redispatch',
  'conference-call',
  'unreasonable-ask',
  'return-ask',
  'dispute-open',
  'review-ask',
  'review-withdraw',
  'review-reverse',
  'recheck',
  'find',
  'pressure-report',
  'supplement',
  'urge',
  'meeting',
  'revisit-choice',
  'archive',
  'void',
]

/**
 * The acts that are open now, the next one first: once the citizen has been contacted, that is the reply. Acts that wait
 * for something (`why`) are not among them.
 */
export function orderedActs(file: Pick<CaseFile, 'possible' | 'clocks'>): Act[] {
  const possible = file.possible.filter((it) => !it.why && it.act in ACT_FORMS).map((it) => it.act)
  const contacted = !file.clocks.some((clock) => clock.kind === 'CONTACT' && clock.stoppedAt === null)
  const place = (act: Act) => {
    if (act === 'contact' && contacted) return ORDER.indexOf('note') + 0.5
    return ORDER.indexOf(act)
  }
  return [...possible].sort((a, b) => place(a) - place(b))
}

/** The form's beginning: what the case has now where an act corrects it. */
export function initialValues(act: Act, file: CaseFile): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of ACT_FORMS[act].fields) {
    values[field.key] = field.initial ?? (field.type === 'files' || field.type === 'units' ? [] : field.type === 'toggle' ? false : null)
  }
  // a conclusion of a conference binds the reply; the checklist is the category's
  if (act === 'reply') values.bound = conclusionOf(file) !== ''
  if (act === 'site-check') values.checks = (demandsOf(file)?.checklist ?? []).map((item) => ({ item, good: null, word: '' }))
  Object.assign(values, reviewValues(act, file))
  if (act === 'correct') {
    values.title = file.title
    values.category = file.category?.code ?? null
    values.area = file.area?.id ?? null
    values.address = file.address ?? ''
    values.urgency = file.urgency
  }
  return values
}

/** What goes over the line: fields out of sight and unchanged corrections stay behind. */
export function requestOf(act: Act, values: Record<string, unknown>, file: CaseFile, unit?: number): Record<string, unknown> {
  const before = act === 'correct' ? initialValues('correct', file) : {}
  const body: Record<string, unknown> = {}
  for (const field of ACT_FORMS[act].fields) {
    if (field.local || (field.when && !field.when(values))) continue
    const value = values[field.key]
    if (act === 'correct' && field.key !== 'reason' && value === before[field.key]) continue
    if (value === null || value === undefined || value === '') continue
    if (value === 'true' || value === 'false') body[field.key] = value === 'true'
    else if (field.type === 'position') Object.assign(body, value)
    else if (field.type === 'people') body[field.key] = String(value).split(/[、，,；;\s]+/).filter(Boolean)
    else if (field.type === 'number') body[field.key] = String(value).replace(/[\s-]/g, '')
    else body[field.key] = typeof value === 'string' ? value.trim() : value
  }
  // the contract wants a word about the meeting even when nobody was reached
  if (act === 'contact' && body.meeting === undefined) body.meeting = 'NOT_ASKED'
  // the community gets its part together with the street, with a duty of its own
  if (act === 'dispatch' && body.inwardUnit !== undefined) body.inward = [{ unit: body.inwardUnit, duty: body.inwardDuty }]
  if (act === 'review-ask') reviewRequest(body, file, unit)
  delete body.inwardUnit
  delete body.inwardDuty
  for (const field of ACT_FORMS[act].fields) {
    if (field.type === 'text' && !field.required && body[field.key] === undefined) body[field.key] = ''
  }
  return body
}
