import type { TimelineEvent } from '@/api/cases'
import { conclusionOf, conferenceOf, demandsOf, invitationOf, panelOf, triedBefore } from '@/components/case/care/care'

let seq = 0
const event = (type: string, detail: Record<string, unknown> = {}, round = 1) =>
  ({ seq: ++seq, type, at: '2026-11-22T01:00:00Z', actor: { name: '王静', role: 'HANDLER' }, unit: { id: 1, name: '望京街道' }, round, state: 'HANDLING', detail }) as unknown as TimelineEvent
const file = (round: number, ...timeline: TimelineEvent[]) => ({ round, timeline })

it('shows the newest invitation of the round with its answer', () => {
  const offered = event('MeetingOffered', { slots: [{ from: 'a', until: 'b' }], place: '居委会', visit: false, word: '' })
  expect(invitationOf(file(1, offered))?.answer).toBeNull()
  expect(invitationOf(file(1, offered, event('OfferAnswered', { answer: 'ACCEPTED', slot: 0, wished: null, word: '' })))?.answer?.slot).toBe(0)
  expect(invitationOf(file(2, offered, event('RoundStarted')))).toBeNull()
})

it('keeps a conclusion binding while another conference is called', () => {
  const held = event('ConferenceHeld', { when: '', present: ['甲'], conclusion: '整体更换' })
  expect(conclusionOf(file(3, event('ConferenceCalled', { reason: '三次' })))).toBe('')
  const both = file(3, held, event('ConferenceCalled', { reason: '又坏' }))
  expect(conclusionOf(both)).toBe('整体更换')
  expect(conferenceOf(both)?.called?.reason).toBe('又坏')
})

it('tells round by round what was tried, and who was not content with it', () => {
  const rounds = triedBefore(
    file(2, event('Signed'), event('Replied', { text: '换了灯', resolved: 'SOLVED' }), event('Revisited', { words: '又不亮了', solved: 'NOT_SOLVED', satisfaction: 'DISSATISFIED' }), event('Signed', {}, 2)),
  )
  expect(rounds).toHaveLength(1)
  expect(rounds[0]?.tried.map((it) => it.text)).toEqual(['换了灯', '又不亮了'])
  expect(rounds[0]?.tried[1]?.satisfaction).toBe('DISSATISFIED')
})

it('forgets a question to the panel that a reply has overtaken', () => {
  const asked = event('UnreasonableAsked', { ground: 'SETTLED', reason: '已办结' })
  expect(panelOf(file(1, asked))?.state).toBe('ASKED')
  expect(panelOf(file(1, asked, event('Replied')))).toBeNull()
  expect(panelOf(file(1, asked, event('FoundReasonable', { members: ['甲', '乙', '丙'], reason: '有理' })))?.members).toHaveLength(3)
})

it('reads the demands of the last dispatch', () => {
  expect(demandsOf(file(1, event('Dispatched', { demands: null })))).toBeNull()
  expect(demandsOf(file(1, event('Dispatched', { demands: { onSite: true, meetingExempt: false, checklist: ['路面'] } })))?.checklist).toEqual(['路面'])
})
