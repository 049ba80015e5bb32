import type { ActField, ActForm } from '@/components/case/acts'

/** The acts that bend the time of a case. */
export const TIME_ACTS = [
  'extension-ask',
  'extension-decide',
  'wait',
  'resume',
  'parking-ask',
  'parking-decide',
  'parking-prolong',
  'wake',
  'supervise',
  'supervision-answer',
  'urgency-raise',
] as const
export type TimeAct = (typeof TIME_ACTS)[number]

const text = (key: string, rows = 3): ActField => ({ key, type: 'text', required: true, rows })
const until: ActField = { key: 'until', type: 'moment', required: true }
const reviewAt: ActField = { key: 'reviewAt', type: 'moment', required: true }
const files: ActField = { key: 'attachments', type: 'files', initial: [] }

export const TIME_FORMS: Record<TimeAct, ActForm> = {
  'extension-ask': { plain: true, fields: [until, text('reason'), files] },
  'extension-decide': {
    fields: [
      { key: 'granted', type: 'choice', options: ['true', 'false'], words: 'act.granted', required: true },
      { key: 'until', type: 'moment', when: (it) => it.granted === 'true' },
      text('word'),
    ],
  },
  wait: { plain: true, fields: [until, text('reason'), files] },
  resume: { fields: [text('reason', 2)], plain: true },
  'parking-ask': {
    plain: true,
    fields: [
      { key: 'ground', type: 'choice', options: ['HISTORY', 'PLANNING', 'LAW', 'FUNDS'], words: 'case.parkingGround', required: true },
      { key: 'owner', type: 'line', required: true },
      text('plan', 4),
      reviewAt,
      files,
    ],
  },
  'parking-decide': {
    fields: [
      { key: 'approved', type: 'choice', options: ['true', 'false'], words: 'act.granted', required: true },
      { key: 'reviewAt', type: 'moment', when: (it) => it.approved === 'true' },
      text('word'),
    ],
  },
  'parking-prolong': { fields: [reviewAt, text('word')] },
  wake: { fields: [text('reason', 2)] },
  supervise: { plain: true, fields: [text('text'), { key: 'answerBy', type: 'moment' }] },
  'supervision-answer': { fields: [text('text')] },
  'urgency-raise': {
    plain: true,
    fields: [{ key: 'urgency', type: 'choice', options: ['DANGER', 'LIVELIHOOD', 'GENERAL'], words: 'case.urgency', required: true }, text('reason')],
  },
}
