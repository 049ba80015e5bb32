import type { Precedent } from '@/api/desk'
import { grouped } from '@/lib/numbers'

const LONGEST_RULING = 200

/** The reason of a direction that follows a ruling (参照案例). */
export const takenReason = (t: (key: string, named: Record<string, unknown>) => string, it: Precedent) =>
  t('returns.takenReason', { number: grouped(it.number), ruling: it.ruling.slice(0, LONGEST_RULING) })
