/** What a scheme says of known incidents (已知事件), as it stands in its text. */
export interface IncidentPart {
  /** what an answer about an incident counts for the unit that dealt with it, as it is written: `0.5` */
  weight: string
  revisit: 'each' | 'sample' | 'one'
  /** of a sample */
  percent: string
}

export const USUAL: IncidentPart = { weight: '0', revisit: 'sample', percent: '10' }

interface Block {
  from: number
  until: number
  /** what stands directly after the key and its colon */
  inline: string
}

const bare = (line: string) => line.replace(/\s+#.*$/, '').trimEnd()

/** The lines of a key of the first level. */
function blockOf(lines: readonly string[], key: string): Block | undefined {
  const from = lines.findIndex((it) => it.startsWith(`${key}:`))
  if (from < 0) return undefined
  let until = from + 1
  while (until < lines.length && /^(\s+\S|\s*$)/.test(lines[until] ?? '')) until++
  while (until > from + 1 && !(lines[until - 1] ?? '').trim()) until--
  return { from, until, inline: bare(lines[from] ?? '').slice(key.length + 1).trim() }
}

/** The plain values of a table, on one line or a line each; undefined where it is written otherwise. */
function valuesOf(lines: readonly string[], block: Block): Map<string, string> | undefined {
  const flow = /^\{([^{}]*)\}$/.exec(block.inline)
  if (block.inline && !flow) return undefined
  const parts = flow ? (flow[1] ?? '').split(',') : lines.slice(block.from + 1, block.until)
  const found = new Map<string, string>()
  for (const part of parts.map((it) => bare(it).trim()).filter((it) => it && !it.startsWith('#'))) {
    const pair = /^([\w-]+):\s*(\S+)$/.exec(part)
    if (!pair) return undefined
    found.set(pair[1] ?? '', pair[2] ?? '')
  }
  return found
}

/** What the text says; undefined where it is written in a way that only the text itself can change. */
export function incidentPart(text: string): IncidentPart | undefined {
  const lines = text.split('\n')
  const [shares, incidents] = ['shares', 'incidents'].map((key) => {
    const block = blockOf(lines, key)
    return block ? valuesOf(lines, block) : new Map<string, string>()
  })
  if (!shares || !incidents) return undefined
  const revisit = incidents.get('revisit') ?? USUAL.revisit
  if (revisit !== 'each' && revisit !== 'sample' && revisit !== 'one') return undefined
  return { weight: shares.get('incident') ?? USUAL.weight, revisit, percent: incidents.get('percent') ?? USUAL.percent }
}

const isUsual = (it: IncidentPart) => it.revisit === USUAL.revisit && it.percent === USUAL.percent

/** The text with this part in it; everything else, comments too, stays as it was written. */
export function withIncidentPart(text: string, part: IncidentPart): string {
  const lines = withWeight(text.split('\n'), part.weight.trim() || USUAL.weight)
  const known = blockOf(lines, 'incidents')
  const written = isUsual(part) ? [] : ['incidents:', `  revisit: ${part.revisit}`, ...(part.revisit === 'sample' ? [`  percent: ${part.percent.trim()}`] : [])]
  if (known) lines.splice(known.from, known.until - known.from, ...written)
  else if (written.length) lines.splice(blockOf(lines, 'shares')?.until ?? lines.length, 0, ...written)
  return lines.join('\n')
}

function withWeight(lines: string[], weight: string): string[] {
  const block = blockOf(lines, 'shares')
  if (!block) return weight === USUAL.weight ? lines : [...lines, `shares: {lead: 1, incident: ${weight}}`]
  const at = lines.findIndex((it, index) => index > block.from && index < block.until && /^\s+incident:/.test(it))
  if (block.inline) {
    const values = valuesOf(lines, block)
    if (!values) return lines
    if (weight === USUAL.weight) values.delete('incident')
    else values.set('incident', weight)
    const comment = /\s+#.*$/.exec(lines[block.from] ?? '')?.[0] ?? ''
    lines[block.from] = `shares: {${[...values].map(([key, value]) => `${key}: ${value}`).join(', ')}}${comment}`
  } else if (weight === USUAL.weight) {
    if (at >= 0) lines.splice(at, 1)
  } else if (at >= 0) lines[at] = (lines[at] ?? '').replace(/(incident:\s*)\S+/, `$1${weight}`)
  else lines.splice(block.until, 0, `  incident: ${weight}`)
  return lines
}
