import type { Ladder, Rung } from '@/api/ladders'

/** A rung that tells the leader of the unit in charge, to begin with. */
export function freshRung(n: number): Rung {
  return {
    code: `rung-${n}`,
    name: '',
    nameEn: '',
    at: { of: 'SHARE', share: 50, limit: null },
    action: { kind: 'TELL', tell: [{ to: 'LEAD_LEADER', unit: null, role: null, person: null }], urgent: false, unit: null, limit: null, urgency: null, words: '' },
    since: null,
  }
}

/** A new ladder, empty or as a copy of another. */
export function freshLadder(from?: Ladder): Ladder {
  if (from) return { ...copyOf(from), code: `${from.code}-2`, version: 1 }
  return {
    code: '',
    version: 1,
    name: '',
    nameEn: '',
    active: true,
    clock: 'FEEDBACK',
    when: { categories: [], urgencies: [], areas: [], fromRound: 1, whistleOpen: null },
    rungs: [freshRung(1)],
  }
}

export function copyOf(ladder: Ladder): Ladder {
  return JSON.parse(JSON.stringify(ladder)) as Ladder
}

/** 时限 50% · 开始后 3 天. */
export function rungMoment(rung: Rung, t: (key: string, values: Record<string, unknown>) => string, say: (limit: string) => string): string {
  const { of, share, limit } = rung.at
  if (of === 'SHARE') return t('ladder.said.SHARE', { share })
  if (of === 'AFTER_START' && !limit) return t('ladder.said.AT_START', {})
  return t(`ladder.said.${of}`, { limit: say(limit ?? '') })
}

/** A code that no other rung of the ladder has. */
export function freeCode(rungs: readonly Rung[]): number {
  let n = rungs.length + 1
  while (rungs.some((rung) => rung.code === `rung-${n}`)) n++
  return n
}
