import type { NewCase } from '@/api/cases'
import type { CaseKind, Urgency } from '@/api/catalogue'
import { pointOf, type Crs } from '@/components/place/point'
import type { Rules } from '@/composables/useForm'
import { filled } from '@/composables/useForm'

/** What the agent fills in while the citizen talks; becomes a `NewCase` when sent. */
export interface Intake {
  phone: string
  name: string
  anonymous: boolean
  words: string
  title: string
  category: string | null
  area: number | null
  address: string
  /** A point off a map, as it was typed or pasted. */
  point: string
  crs: Crs
  /** The component (部件) it is about. */
  component: { code: string; kind: string } | null
  kind: CaseKind
  urgency: Urgency
  secret: boolean
  meetingWanted: boolean
  /** How the caller wants to be asked once it is done; null where they did not say. */
  revisit: NonNullable<NewCase['revisit']> | null
  language: string
  attachments: number[]
  outcome: NewCase['outcome']
  answer: string
  destination: string
  duplicateOf: string | null
  /** The known incident by which the call is answered, instead of anything else. */
  incident: { id: number; number: string; name: string; answer: string; expectedEnd: string } | null
  /** Danger stands in the words and nobody has denied it; it outweighs the urgency, which stays underneath. */
  danger: boolean
  /** The agent heard it and says that nobody is in danger. */
  noDanger: boolean
  /** The unit that a ruling on a case alike has named, instead of the catalogue's. */
  taken: { unit: number; name: string; reason: string } | null
}

export const emptyIntake = (): Intake => ({
  phone: '',
  name: '',
  anonymous: false,
  words: '',
  title: '',
  category: null,
  area: null,
  address: '',
  point: '',
  crs: 'WGS-84',
  component: null,
  kind: 'HELP',
  urgency: 'GENERAL',
  secret: false,
  meetingWanted: false,
  revisit: null,
  language: '',
  attachments: [],
  outcome: 'DISPATCH',
  answer: '',
  destination: '',
  duplicateOf: null,
  incident: null,
  danger: false,
  noDanger: false,
  taken: null,
})

/** A mobile or landline number of at least seven digits; extensions and blanks may stand in it. */
export const isPhone = (text: string) => text.replace(/\D/g, '').length >= 7 && /^[\d\s+()-]+$/.test(text.trim())

export const TITLE_LENGTH = 30

/** A title out of the first words, until the agent writes one. */
export function titleOf(words: string): string {
  const first = words.trim().split(/[\n。！？!?；;]/)[0]?.trim() ?? ''
  if (first.length <= TITLE_LENGTH) return first
  const cut = first.slice(0, TITLE_LENGTH)
  const comma = Math.max(cut.lastIndexOf('，'), cut.lastIndexOf(','))
  return comma > 10 ? cut.slice(0, comma) : cut
}

/** What is done with it: an incident or an earlier case stands above what was chosen. */
export const outcomeOf = (it: Intake): NewCase['outcome'] => (it.incident ? 'INCIDENT' : it.duplicateOf ? 'LINK' : it.outcome)

/** Whether the agent writes the answer. */
export const answers = (it: Intake) => outcomeOf(it) === 'ANSWER' || outcomeOf(it) === 'GUIDE'

export const intakeRules: Rules<Intake> = {
  point: (it) => (it.point.trim() && !pointOf(it.point) ? 'point' : undefined),
  'claimant.phone': (it) => (it.anonymous && it.phone === '' ? undefined : (filled(it.phone) ?? (isPhone(it.phone) ? undefined : 'phone'))),
  words: (it) => filled(it.words),
  title: (it) => filled(it.title || titleOf(it.words)),
  // without a category the catalogue cannot decide; the dispatcher's pool takes it as it is
  category: (it) => (outcomeOf(it) === 'DISPATCH' ? filled(it.category) : undefined),
  answer: (it) => (answers(it) ? filled(it.answer) : undefined),
  destination: (it) => (outcomeOf(it) === 'GUIDE' ? filled(it.destination) : undefined),
}

/** How urgent it is. */
export const urgencyOf = (it: Intake): Urgency => (it.danger ? 'DANGER' : it.urgency)

/** Whether the agent sends it to the unit of a ruling, not to the catalogue's. */
export const sendsElsewhere = (it: Intake) => it.taken !== null && outcomeOf(it) === 'DISPATCH'

/** `sameMatter` is the recorded reason when the request is linked to an earlier case. */
export function toNewCase(it: Intake, sameMatter: string): NewCase {
  // a unit against the catalogue is a dispatch of its own, with its reason
  const outcome = sendsElsewhere(it) ? 'POOL' : outcomeOf(it)
  return {
    kind: it.kind,
    category: it.category,
    urgency: urgencyOf(it),
    title: (it.title || titleOf(it.words)).trim(),
    words: it.words.trim(),
    area: it.area,
    address: it.address.trim(),
    ...(pointOf(it.point) ?? { lat: null, lon: null }),
    crs: pointOf(it.point) ? it.crs : null,
    component: it.component?.code ?? null,
    claimant: { name: it.name.trim(), phone: it.phone.replace(/[\s-]/g, ''), anonymous: it.anonymous },
    secret: it.secret,
    channel: 'PHONE',
    meetingWanted: it.meetingWanted,
    revisit: it.anonymous ? null : it.revisit ?? (it.language.trim() ? 'PHONE' : null),
    language: it.language.trim() || null,
    attachments: it.attachments,
    outcome,
    answer: outcome === 'LINK' ? sameMatter : outcome === 'ANSWER' || outcome === 'GUIDE' ? it.answer.trim() : null,
    destination: outcome === 'GUIDE' ? it.destination.trim() : null,
    duplicateOf: it.incident ? null : it.duplicateOf,
    incident: it.incident?.id ?? null,
    noDanger: it.noDanger,
  }
}
