import type { ActField, ActForm } from '@/components/case/acts'
import type { CaseFile } from '@/api/cases'
import { REVIEW_GROUNDS, type ReviewGround } from '@/api/reviews'

/** The acts about what counts in the assessment (剔除、考核申诉). */
export const REVIEW_ACTS = ['review-ask', 'review-forward', 'review-decide', 'review-withdraw', 'review-reverse', 'recheck', 'pressure-report', 'find'] as const
export type ReviewAct = (typeof REVIEW_ACTS)[number]

export type Application = CaseFile['reviews']['applications'][number]

const text = (key: string, rows = 3): ActField => ({ key, type: 'text', required: true, rows })
const which: ActField = { key: 'application', type: 'application', required: true }
const except = (...out: ReviewGround[]) => REVIEW_GROUNDS.filter((it) => !out.includes(it))
const grounds = (kind: string, options: readonly string[]): ActField => ({ key: 'ground', type: 'choice', options, words: 'appeal.ground', required: true, when: (it) => it.kind === kind })
// what the case itself proves needs no file
const needsFile = (it: Record<string, unknown>) => it.kind !== 'UNREASONABLE' && it.ground !== 'CONSULTATION_OR_PRAISE' && it.ground !== 'PARKED_MATTER'
const some = (value: unknown) => (Array.isArray(value) && value.length > 0 ? undefined : 'required')
const reached = (it: Record<string, unknown>) => it.reached === 'true'
const corrects = (it: Record<string, unknown>) => it.granted === 'true' && it.effect === 'CORRECTED'

export const REVIEW_FORMS: Record<ReviewAct, ActForm> = {
  'review-ask': {
    plain: true,
    fields: [
      { key: 'kind', type: 'choice', options: ['EXCLUSION', 'APPEAL', 'UNREASONABLE'], words: 'appeal.kind', required: true },
      grounds('EXCLUSION', except('ANSWER_WRONG')),
      grounds('APPEAL', except('UNREASONABLE')),
      text('words', 5),
      { key: 'attachments', type: 'files', initial: [], required: true, invalid: some, when: needsFile },
      { key: 'attachments', type: 'files', initial: [], when: (it) => !needsFile(it) },
    ],
  },
  'review-forward': {
    fields: [which, { key: 'forwarded', type: 'choice', options: ['true', 'false'], words: 'appeal.forwards', required: true }, text('opinion')],
  },
  'review-decide': {
    fields: [
      which,
      { key: 'granted', type: 'choice', options: ['true', 'false'], words: 'appeal.grants', required: true },
      { key: 'effect', type: 'choice', options: ['EXCLUDED', 'CORRECTED'], words: 'appeal.effect', required: true, when: (it) => it.granted === 'true' },
      { key: 'contacted', type: 'choice', options: ['true', 'false'], words: 'act.contactedAnswer', required: true, when: corrects },
      { key: 'solved', type: 'choice', options: ['SOLVED', 'PARTLY', 'NOT_SOLVED'], words: 'case.solved', required: true, when: corrects },
      { key: 'satisfaction', type: 'choice', options: ['SATISFIED', 'BASICALLY', 'DISSATISFIED', 'NONE'], words: 'case.satisfaction', required: true, when: corrects },
      text('reason', 4),
      { key: 'rule', type: 'line', required: true },
    ],
  },
  'review-withdraw': { plain: true, grave: true, fields: [which, { key: 'reason', type: 'text', rows: 2 }] },
  recheck: {
    plain: true,
    fields: [
      { key: 'reached', type: 'choice', options: ['true', 'false'], words: 'act.reached', initial: 'true', required: true },
      { key: 'contacted', type: 'choice', options: ['true', 'false'], words: 'act.contactedAnswer', required: true, when: reached },
      { key: 'solved', type: 'choice', options: ['SOLVED', 'PARTLY', 'NOT_SOLVED'], words: 'case.solved', required: true, when: reached },
      { key: 'satisfaction', type: 'choice', options: ['SATISFIED', 'BASICALLY', 'DISSATISFIED', 'NONE'], words: 'case.satisfaction', required: true, when: reached },
      { key: 'words', type: 'text', rows: 3 },
    ],
  },
  'pressure-report': { plain: true, fields: [{ key: 'words', type: 'text', rows: 3 }] },
  find: {
    plain: true,
    fields: [
      { key: 'truthful', type: 'choice', options: ['true', 'false'], words: 'appeal.truthful', required: true },
      { key: 'lawful', type: 'choice', options: ['true', 'false'], words: 'appeal.lawful', required: true },
      { key: 'note', type: 'text', rows: 3, required: true, when: (it) => it.truthful === 'false' || it.lawful === 'false' },
      { key: 'attachments', type: 'files', initial: [] },
    ],
  },
  'review-reverse': { plain: true, grave: true, fields: [which, text('reason'), { key: 'rule', type: 'line', required: true }] },
}

const AT: Record<string, readonly Application['state'][]> = {
  'review-forward': ['TO_FORWARD'],
  'review-decide': ['TO_DECIDE'],
  'review-withdraw': ['TO_FORWARD', 'TO_DECIDE'],
  'review-reverse': ['GRANTED'],
}

/** The applications of a case that stand where this act needs them to be. */
export const applicationsFor = (act: string, file: CaseFile): Application[] => file.reviews.applications.filter((it) => AT[act]?.includes(it.state))

/** What the form begins with: the only application there is to choose. */
export function reviewValues(act: string, file: CaseFile): Record<string, unknown> {
  return act in AT ? { application: applicationsFor(act, file)[0]?.no ?? null } : {}
}

/** 不合理诉求 has one ground; and what was refused before is named when it is asked again (复核). */
export function reviewRequest(body: Record<string, unknown>, file: CaseFile, unit: number | undefined): void {
  if (body.kind === 'UNREASONABLE') body.ground = 'UNREASONABLE'
  const last = file.reviews.applications.filter((it) => it.unit.id === unit && it.state !== 'WITHDRAWN').at(-1)
  const latest = file.reviews.rounds.at(-1)?.round
  if (last && last.round === latest && (last.state === 'REFUSED' || last.state === 'STOPPED')) body.again = last.no
}
