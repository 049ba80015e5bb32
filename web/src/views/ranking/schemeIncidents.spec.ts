import { incidentPart, USUAL, withIncidentPart } from './schemeIncidents'

const FLOW = 'code: a\n\n# 各承担多少\nshares: {lead: 1, assist: 0} # 主办为主\n\nrates:\n  solve:\n    formula: solved / valid\n'
const BLOCK = 'shares:\n  lead: 1\n  incident: 0.5 # 一半\n\nincidents:\n  revisit: one\n\nrates:\n  x: 1\n'

describe('what a scheme says of known incidents', () => {
  it('is read where nothing, one line or a block says it', () => {
    expect(incidentPart(FLOW)).toEqual(USUAL)
    expect(incidentPart(BLOCK)).toEqual({ weight: '0.5', revisit: 'one', percent: '10' })
    expect(incidentPart('incidents: {revisit: sample, percent: 25}')).toEqual({ weight: '0', revisit: 'sample', percent: '25' })
    expect(incidentPart('incidents: &all {revisit: each}')).toBeUndefined()
    expect(incidentPart('incidents:\n  revisit: sometimes')).toBeUndefined()
  })

  it('is written beside everything else, which stays', () => {
    const part = { weight: '1', revisit: 'sample', percent: '25' } as const
    expect(withIncidentPart(FLOW, part)).toBe(FLOW.replace('shares: {lead: 1, assist: 0} # 主办为主', 'shares: {lead: 1, assist: 0, incident: 1} # 主办为主\nincidents:\n  revisit: sample\n  percent: 25'))
    expect(withIncidentPart(BLOCK, { weight: '1', revisit: 'each', percent: '10' })).toBe(BLOCK.replace('0.5', '1').replace('one', 'each'))
    for (const text of [FLOW, BLOCK]) expect(incidentPart(withIncidentPart(text, part))).toEqual(part)
  })

  it('vanishes where it is what a scheme says without it', () => {
    expect(withIncidentPart(FLOW, USUAL)).toBe(FLOW)
    expect(incidentPart(withIncidentPart(BLOCK, USUAL))).toEqual(USUAL)
    expect(withIncidentPart(BLOCK, USUAL)).not.toContain('incident')
  })
})
