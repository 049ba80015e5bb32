import { computed, reactive, ref, toRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { CaseKind } from '@/api/catalogue'
import { publicCases, type PublicDraft } from '@/api/publicCases'
import { useDraft } from '@/composables/useDraft'
import { useProblem } from '@/composables/useProblem'
import { useFiles } from '../useFiles'
import { useSteadySend, type Attempt } from '../useSteadySend'

export const STEPS = ['what', 'where', 'who', 'check'] as const
export type Step = (typeof STEPS)[number]

/** What happened and where; stays in this browser until it is sent. */
export interface Matter {
  kind: CaseKind
  category: string
  words: string
  /** From the district down to the community, as far as chosen. */
  area: { id: number; name: string }[]
  address: string
  lat: number | null
  lon: number | null
  meetingWanted: boolean | null
  /** How to be asked once it is done; null where nothing was chosen. */
  revisit: NonNullable<PublicDraft['revisit']> | null
  secret: boolean
  attempt: Attempt | null
}

/** Who says it; stays in this tab only. */
export interface Contact {
  name: string
  phone: string
  anonymous: boolean
}

export interface Reported {
  number: string
  track: string
}

const noMatter = (): Matter => ({
  kind: 'HELP',
  category: '',
  words: '',
  area: [],
  address: '',
  lat: null,
  lon: null,
  meetingWanted: null,
  revisit: null,
  secret: false,
  attempt: null,
})

/** On which screen a field of the request is asked for. */
const PLACE_OF: Record<string, Step> = {
  kind: 'what',
  category: 'what',
  words: 'what',
  attachments: 'what',
  area: 'where',
  address: 'where',
  lat: 'where',
  lon: 'where',
  'claimant.name': 'who',
  'claimant.phone': 'who',
  meetingWanted: 'who',
}

/** 我要反映: four screens, one report. */
export function useReport() {
  const { t } = useI18n()
  const { sayField } = useProblem()
  const matter = reactive(noMatter())
  const contact = reactive<Contact>({ name: '', phone: '', anonymous: false })
  const matterDraft = useDraft('portal.matter', matter)
  const contactDraft = useDraft('portal.contact', contact, 'session')
  const files = useFiles(true)
  const errors = reactive<Record<string, string>>({})
  const reported = ref<Reported | null>(null)

  const digits = computed(() => contact.phone.replace(/\D/g, ''))

  /** What is missing on a screen; empty when one may go on. */
  function missing(step: Step): Record<string, string> {
    const found: Record<string, string> = {}
    if (step === 'what' && !matter.words.trim() && !files.files.some((it) => it.kind === 'AUDIO')) found.words = t('portal.missing.words')
    if (step === 'where' && !matter.area.length && !matter.address.trim()) found.address = t('portal.missing.address')
    if (step === 'who') {
      if (!contact.phone.trim() && !contact.anonymous) found['claimant.phone'] = t('portal.missing.phone')
      else if (contact.phone.trim() && digits.value.length < 7) found['claimant.phone'] = t('problem.field.phone')
      if (matter.meetingWanted === null) found.meetingWanted = t('portal.missing.meeting')
    }
    return found
  }

  function check(step: Step): boolean {
    for (const key of Object.keys(errors)) Reflect.deleteProperty(errors, key)
    Object.assign(errors, missing(step))
    return Object.keys(errors).length === 0
  }

  // what has been put right is no longer marked
  watch([matter, contact, () => files.files.length], () => {
    const still = Object.assign({}, ...STEPS.map(missing)) as Record<string, string>
    for (const key of Object.keys(errors)) if (!still[key]) Reflect.deleteProperty(errors, key)
  })

  /** The first screen that still lacks something. */
  function firstGap(): Step | undefined {
    return STEPS.find((step) => Object.keys(missing(step)).length > 0)
  }

  async function body(): Promise<PublicDraft> {
    return {
      kind: matter.kind,
      category: matter.category || null,
      // a voice note alone is enough for the citizen; the agent hears it
      words: matter.words.trim() || t('portal.report.voiceOnly'),
      area: matter.area.at(-1)?.id ?? null,
      address: matter.address.trim(),
      lat: matter.lat,
      lon: matter.lon,
      claimant: { name: contact.name.trim(), phone: contact.phone.trim(), anonymous: contact.anonymous },
      secret: matter.secret,
      meetingWanted: matter.meetingWanted ?? false,
      revisit: contact.phone.trim() ? matter.revisit : null,
      attachments: await files.sent(),
    }
  }

  function done(answer: Reported): void {
    reported.value = answer
    Object.assign(matter, noMatter())
    Object.assign(contact, { name: '', phone: '', anonymous: false })
    matterDraft.drop()
    contactDraft.drop()
    files.clear()
  }

  const sending = useSteadySend(publicCases.create, done, toRef(matter, 'attempt'))

  /** Sends it; answers with the screen that has to be looked at again, when one has. */
  async function send(): Promise<Step | undefined> {
    const gap = firstGap()
    if (gap) {
      check(gap)
      return gap
    }
    await sending.start(body)
    const refusal = sending.state.value === 'refused' ? sending.problem.value : null
    if (!isProblem(refusal)) return undefined
    for (const field of refusal.errors) errors[field.pointer.replace(/^\//, '').replaceAll('/', '.')] = sayField(field)
    return STEPS.find((step) => Object.keys(errors).some((field) => PLACE_OF[field] === step))
  }

  function dropAll(): void {
    sending.rest()
    Object.assign(matter, noMatter())
    Object.assign(contact, { name: '', phone: '', anonymous: false })
    files.clear()
    matterDraft.drop()
    contactDraft.drop()
  }

  return { matter, contact, files, errors, reported, restored: matterDraft.restored, check, firstGap, send, sending, dropAll }
}

export type Report = ReturnType<typeof useReport>
