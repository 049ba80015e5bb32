import type { ActField, ActForm } from '@/components/case/acts'
import type { Check, Slot } from '@/components/case/care/care'

/** The acts between unit and citizen. */
export const CARE_ACTS = [
  'meeting-offer',
  'meeting-answer',
  'site-check',
  'conference-call',
  'conference-hold',
  'unreasonable-ask',
  'unreasonable-decide',
] as const
export type CareAct = (typeof CARE_ACTS)[number]

const text = (key: string, rows = 3): ActField => ({ key, type: 'text', required: true, rows })
const evidence: ActField = { key: 'attachments', type: 'files', initial: [] }
const some = (value: unknown) => (Array.isArray(value) && value.length > 0 ? undefined : 'required')
const found = (it: Record<string, unknown>) => it.unreasonable === 'true'

export const CARE_FORMS: Record<CareAct, ActForm> = {
  'meeting-offer': {
    fields: [
      {
        key: 'slots',
        type: 'slots',
        required: true,
        initial: [],
        invalid: (value) => ((value as Slot[]).length > 0 && (value as Slot[]).every((slot) => slot.from !== '' && slot.until > slot.from) ? undefined : 'required'),
      },
      { key: 'visit', type: 'choice', options: ['false', 'true'], words: 'act.visit', initial: 'false', required: true },
      { key: 'place', type: 'line', required: true },
      { key: 'word', type: 'text', rows: 2 },
    ],
  },
  'meeting-answer': {
    fields: [
      { key: 'answer', type: 'choice', options: ['ACCEPTED', 'MOVED', 'DECLINED'], words: 'case.offerAnswer', required: true },
      { key: 'slot', type: 'offered', required: true, when: (it) => it.answer === 'ACCEPTED' },
      { key: 'wished', type: 'moment', when: (it) => it.answer === 'MOVED' },
      { key: 'word', type: 'text', rows: 2 },
    ],
  },
  'site-check': {
    fields: [
      {
        key: 'checks',
        type: 'checks',
        required: true,
        initial: [],
        invalid: (value) => ((value as Check[]).every((it) => it.good !== null && (it.good || it.word.trim() !== '')) ? some(value) : 'checks'),
      },
      { key: 'after', type: 'files', initial: [], required: true, invalid: some },
      { key: 'before', type: 'files', initial: [] },
      { key: 'position', type: 'position', required: true },
    ],
  },
  'conference-call': { fields: [text('reason')], plain: true },
  'conference-hold': {
    fields: [
      { key: 'at', type: 'moment', required: true },
      { key: 'present', type: 'people', required: true },
      text('conclusion', 5),
      evidence,
    ],
  },
  'unreasonable-ask': {
    plain: true,
    grave: true,
    fields: [
      { key: 'ground', type: 'choice', options: ['BEYOND_LAW', 'UNTRUE', 'SETTLED', 'UNDUE_GAIN'], words: 'case.ground', required: true },
      text('reason', 4),
      { ...evidence, required: true, invalid: some },
    ],
  },
  'unreasonable-decide': {
    fields: [
      { key: 'unreasonable', type: 'choice', options: ['true', 'false'], words: 'act.unreasonable', required: true },
      { key: 'members', type: 'people', required: true },
      text('reason', 4),
      { ...text('basis'), when: found },
      { ...text('explanation', 4), when: found },
    ],
  },
}
