export interface Part {
  text: string
  decided: boolean
}

const SHOWN = 120

/** The sentence in which the strongest word stands, cut where it is too long, with the deciding words set apart. */
export function marked(text: string, words: readonly string[]): Part[] {
  const low = text.toLowerCase()
  const known = words.filter((word) => word && low.includes(word.toLowerCase()))
  const strongest = known[0] ? low.indexOf(known[0].toLowerCase()) : 0
  const from = Math.max(0, strongest - SHOWN / 3)
  const shown = text.slice(from, from + SHOWN)
  const decided = new Array<boolean>(shown.length).fill(false)
  for (const word of known) {
    const sought = word.toLowerCase()
    for (let at = shown.toLowerCase().indexOf(sought); at >= 0; at = shown.toLowerCase().indexOf(sought, at + 1)) {
      decided.fill(true, at, at + sought.length)
    }
  }
  const parts: Part[] = []
  for (let at = 0; at < shown.length; at++) {
    const last = parts.at(-1)
    const is = decided[at] ?? false
    if (last && last.decided === is) last.text += shown.charAt(at)
    else parts.push({ text: shown.charAt(at), decided: is })
  }
  if (from > 0) parts.unshift({ text: '…', decided: false })
  return parts
}
