import type { CaseFile, TimelineEvent } from '@/api/cases'

/** What passed between unit and citizen, read from the timeline (见面、现场验收、会商、评审). */

export interface Slot {
  from: string
  until: string
}
export interface Check {
  item: string
  good: boolean | null
  word: string
}
export interface Invitation {
  slots: Slot[]
  place: string
  visit: boolean
  word: string
  at: string
  answer: { answer: 'ACCEPTED' | 'MOVED' | 'DECLINED'; slot: number | null; wished: string | null; word: string; at: string } | null
}

type Telling = Pick<CaseFile, 'timeline' | 'round'>

const last = (file: Telling, ...types: string[]): TimelineEvent | undefined =>
  [...file.timeline].sort((a, b) => a.seq - b.seq).filter((it) => types.includes(it.type)).at(-1)
const after = (one: TimelineEvent | undefined, other: TimelineEvent | undefined) => (one?.seq ?? -1) > (other?.seq ?? -1)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const list = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : [])

/** What the category demands of the unit, as the last dispatch says. */
export function demandsOf(file: Telling): { onSite: boolean; meetingExempt: boolean; checklist: string[] } | null {
  const demands = last(file, 'Dispatched')?.detail.demands
  return typeof demands === 'object' && demands !== null ? (demands as ReturnType<typeof demandsOf>) : null
}

/** The newest invitation of this round, with the citizen's answer. */
export function invitationOf(file: Telling): Invitation | null {
  const offer = last(file, 'MeetingOffered')
  if (!offer || after(last(file, 'RoundStarted', 'Dispatched'), offer)) return null
  const answer = last(file, 'OfferAnswered')
  return {
    slots: list<Slot>(offer.detail.slots),
    place: text(offer.detail.place),
    visit: offer.detail.visit === true,
    word: text(offer.detail.word),
    at: offer.at,
    answer: after(answer, offer) && answer ? { ...(answer.detail as unknown as NonNullable<Invitation['answer']>), at: answer.at } : null,
  }
}

export interface Conference {
  called: { at: string; reason: string } | null
  held: { at: string; present: string[]; conclusion: string; round: number } | null
}

/** 会商: one that was called and not held yet, and the newest conclusion. */
export function conferenceOf(file: Telling): Conference | null {
  const called = last(file, 'ConferenceCalled')
  const held = last(file, 'ConferenceHeld')
  if (!called && !held) return null
  return {
    called: called && after(called, held) ? { at: called.at, reason: text(called.detail.reason) } : null,
    held: held
      ? { at: text(held.detail.when) || held.at, present: list(held.detail.present), conclusion: text(held.detail.conclusion), round: held.round }
      : null,
  }
}

/** The conclusion that the next reply has to answer. */
export const conclusionOf = (file: Telling): string => conferenceOf(file)?.held?.conclusion ?? ''

export interface Panel {
  state: 'ASKED' | 'REASONABLE' | 'UNREASONABLE'
  at: string
  ground: string
  reason: string
  members: string[]
  basis: string
  explanation: string
}

/** 不合理诉求认定, the newest; one that was overtaken by a reply or a round is no longer shown. */
export function panelOf(file: Telling): Panel | null {
  const asked = last(file, 'UnreasonableAsked')
  const found = last(file, 'FoundUnreasonable', 'FoundReasonable')
  if (!asked) return null
  const answered = after(found, asked) && found
  if (!answered && after(last(file, 'Replied', 'RoundStarted', 'Dispatched'), asked)) return null
  return {
    state: !answered ? 'ASKED' : answered.type === 'FoundUnreasonable' ? 'UNREASONABLE' : 'REASONABLE',
    at: answered ? answered.at : asked.at,
    ground: text(asked.detail.ground),
    reason: text(answered ? answered.detail.reason : asked.detail.reason),
    members: answered ? list(answered.detail.members) : [],
    basis: answered ? text(answered.detail.basis) : '',
    explanation: answered ? text(answered.detail.explanation) : '',
  }
}

export interface SiteCheck {
  at: string
  by: string
  checks: Check[]
  before: string[]
  after: string[]
  lat: number | null
  lon: number | null
}

/** 现场验收, the newest. */
export function siteCheckOf(file: Telling): SiteCheck | null {
  const look = last(file, 'SiteChecked')
  if (!look) return null
  return {
    at: text(look.detail.when) || look.at,
    by: [look.unit?.name, look.actor?.name].filter(Boolean).join(' · '),
    checks: list<Check>(look.detail.checks),
    before: list(look.detail.before),
    after: list(look.detail.after),
    lat: typeof look.detail.lat === 'number' ? look.detail.lat : null,
    lon: typeof look.detail.lon === 'number' ? look.detail.lon : null,
  }
}

/** One line of what was tried in a round. */
export interface Tried {
  type: string
  at: string
  by: string
  text: string
  /** What the unit says of its own work, or the citizen of it. */
  solved?: string
  satisfaction?: string
}

const TRIED: Record<string, (event: TimelineEvent) => string> = {
  Met: (it) => text(it.detail.agreed),
  ConferenceHeld: (it) => text(it.detail.conclusion),
  Replied: (it) => text(it.detail.text),
  SiteChecked: (it) =>
    list<Check>(it.detail.checks)
      .filter((check) => !check.good)
      .map((check) => `${check.item}：${check.word}`)
      .join('；'),
  ReplyRejected: (it) => text(it.detail.reason),
  Revisited: (it) => text(it.detail.words),
}

/** 前几轮办理: who did and said what in each round that is over, the first round first. */
export function triedBefore(file: Telling): { round: number; tried: Tried[] }[] {
  const rounds: { round: number; tried: Tried[] }[] = []
  for (let round = 1; round < file.round; round++) {
    const tried = file.timeline
      .filter((it) => it.round === round && it.type in TRIED)
      .sort((a, b) => a.seq - b.seq)
      .map((it) => {
        const line: Tried = {
          type: it.type,
          at: it.at,
          by: [it.unit?.name, it.actor?.name].filter(Boolean).join(' · '),
          text: TRIED[it.type]?.(it) ?? '',
        }
        const solved = it.detail.resolved ?? it.detail.solved
        if (typeof solved === 'string') line.solved = solved
        if (typeof it.detail.satisfaction === 'string') line.satisfaction = it.detail.satisfaction
        return line
      })
    if (tried.length) rounds.push({ round, tried })
  }
  return rounds
}
