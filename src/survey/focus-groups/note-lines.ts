/** A line of notes of a focus group. */
export interface NoteLine {
  /** Counts from 1, as an editor shows it. */
  readonly line: number
  /** What was said, without its mark; for a question, what was asked. */
  readonly text: string
  readonly kind: 'heading' | 'question' | 'said'
  /** The question that it answers. */
  readonly question: string | null
  /** How a reader coded it, where the notes have columns for that: said | first reader | second reader. */
  readonly codes: readonly (readonly string[] | null)[]
}

const BULLET = /^\s*(?:[-*•–—]|\d+[.)])\s+/
const QUESTION = /^\s*(?:Q(?:uestion)?\s*\d*\s*[.:)-]?\s+)(.+)$/i

/** Notes as they are written down: questions with Q, what was said with a dash; or plain lines below a question. */
export const noteLines = (text: string): NoteLine[] => {
  const lines: NoteLine[] = []
  let question: string | null = null
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (raw.trim() === '') continue
    const line = i + 1
    const asked = BULLET.test(raw)
      ? null
      : (QUESTION.exec(raw)?.[1] ?? (raw.trim().endsWith('?') ? raw : null))
    if (asked !== null) {
      question = asked.trim()
      lines.push({ line, text: question, kind: 'question', question: null, codes: [] })
      continue
    }
    const [said = '', ...columns] = raw
      .replace(BULLET, '')
      .split('|')
      .map((part) => part.trim())
    const kind = BULLET.test(raw) || question !== null ? 'said' : 'heading'
    lines.push({
      line,
      text: said,
      kind,
      question: kind === 'said' ? question : null,
      codes: columns.map(codesIn),
    })
  }
  return lines
}

/** `theme, theme`; a dash for none; nothing where the reader left the line out. */
const codesIn = (column: string): readonly string[] | null => {
  if (column === '') return null
  return /^[-–—]$/.test(column)
    ? []
    : column.split(/[,;]/).map((code) => code.trim().toLowerCase().replace(/\s+/g, '-'))
}
