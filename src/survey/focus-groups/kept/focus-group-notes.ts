import type { Tx } from '../../../db/index.ts'
import type { Voice } from '../../../pack/index.ts'
import { type Agreement, agreementOf } from '../agreement.ts'
import type { NoteLine } from '../note-lines.ts'
import type { CodedLine, Notes, ThemeVoice } from '../notes.ts'
import { allSessions } from './queries.ts'
import { columnsOf, type FocusGroupParts, readSession, type Session } from './session.ts'

/** A theme over all sessions. */
export interface ThemeCount extends ThemeVoice {
  /** In how many sessions it came up. */
  readonly sessions: number
}

/** What focus groups said, as a briefing reads it: themes, and quotes that somebody chose. */
export interface FocusGroupNotes extends Notes {
  readonly themes: readonly ThemeCount[]
  /** How many sessions it is of. */
  readonly sessions: number
}

/**
 * Every session that has been coded, read as one: in it are lines with their names taken out, as somebody checked
 * them, and no line as it was written down. Quotes are those that somebody chose and that are safe still.
 * @param audience of whose sessions; absent: of all
 */
export const focusGroupNotes = async (
  tx: Tx,
  parts: FocusGroupParts,
  audience?: Voice,
): Promise<FocusGroupNotes> => {
  const columns = columnsOf(parts)
  const rows = (await allSessions(tx)).filter((row) => !audience || row.audience === audience)
  const sessions: Session[] = []
  for (const row of rows) {
    const session = await readSession(tx, parts, columns, row)
    if (session.step === 'quotes') sessions.push(session)
  }
  return notesOf(parts, sessions)
}

/** The same of sessions that have been read. */
export const notesOf = ({ pack }: FocusGroupParts, sessions: readonly Session[]): FocusGroupNotes => {
  const names = pack.survey?.themes ?? []
  const coded = sessions.map((session) => ({
    session,
    lines: session.said.map((said) => codedLine(session, said)),
  }))
  const all = coded.flatMap(({ lines }) => lines)
  const chosen = sessions.flatMap(({ said }) => said.filter(({ quote, unsafe }) => quote && unsafe === null))
  return {
    sessions: sessions.length,
    needs_telling: [],
    names: [],
    left_out: sessions.flatMap(({ said }) => said).reduce((sum, { found }) => sum + found.length, 0),
    lines: all.map((line, i) => ({ ...line, line: i + 1 })),
    themes: names.flatMap(({ id, name }) => {
      const about = all.filter(({ themes }) => themes.includes(id))
      if (about.length === 0) return []
      const quotes = sessions.flatMap(({ said, readers }) =>
        said
          .filter((line) => chosen.includes(line) && line.themes.get(readers[0] ?? '')?.includes(id))
          .flatMap(({ checked }) => checked?.text ?? []),
      )
      const inSessions = coded.filter(({ lines }) => lines.some(({ themes }) => themes.includes(id)))
      return [{ theme: id, name, lines: about.length, quotes, sessions: inSessions.length }]
    }),
    agreement: agreementOver(
      sessions,
      names.map(({ id }) => id),
    ),
    counts: {
      said: all.length,
      questions: new Set(
        coded.flatMap(({ session, lines }) => lines.map(({ question }) => `${session.id}${question}`)),
      ).size,
      coded: all.filter(({ themes }) => themes.length > 0).length,
      quotable: all.filter(({ unsafe }) => unsafe === null).length,
    },
    remarks: [],
  }
}

const codedLine = ({ readers }: Session, said: Session['said'][number]): CodedLine => ({
  line: said.line,
  question: said.question,
  text: said.checked?.text ?? '',
  themes: said.themes.get(readers[0] ?? '') ?? [],
  by: 'reader',
  unsafe: said.unsafe,
})

/** Over all sessions that two people have read. */
const agreementOver = (sessions: readonly Session[], themes: readonly string[]): Agreement | null => {
  const lines = sessions.flatMap(({ said, readers: [first = '', second = ''] }) =>
    said.map(
      (one): NoteLine => ({
        line: one.line,
        text: '',
        question: null,
        kind: 'said',
        codes: [one.themes.get(first) ?? null, one.themes.get(second) ?? null],
      }),
    ),
  )
  return agreementOf(lines, themes)
}
