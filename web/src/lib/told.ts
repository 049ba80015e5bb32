import { SATISFACTION, SOLVED } from '@/api/publicCases'

/** The codes with which a rule begins a reason, and where the words for them stand. */
/** Why a waiting or a parking ended without a person's own words. */
const ENDED = ['SUPPLEMENTED', 'REACHED', 'REPLIED', 'REDISPATCHED', 'PARKED', 'CLOSED', 'UNTIL', 'REVIEW_DAY']

const WORDS = new Map<string, string>([...ENDED.map((it) => [it, `deferral.ended.${it}`] as const), ...SOLVED.map((it) => [it, `case.solved.${it}`] as const), ...SATISFACTION.map((it) => [it, `case.satisfaction.${it}`] as const)])

/**
 * A reason as it is read. Where a rule wrote it, it begins with a code before the citizen's own words
 * ("PARTLY: the same again after two days"); the code is said in words.
 */
export function reasonText(reason: string, t: (key: string) => string): string {
  const [code = ''] = reason.split(':', 1)
  const key = WORDS.get(code)
  if (!key) return reason
  return [t(key), reason.slice(code.length + 1).trim()].filter(Boolean).join(t('case.reasonColon'))
}
