import type { Outcome, Visit } from '../../accounts/index.ts'
import { decodedText } from '../import/text-of-bytes.ts'
import { focusGroupPath } from '../urls.ts'
import type { SessionRoutes } from './desk.ts'
import { type Deciding, keepNotes } from './kept/decide.ts'
import { noteLines } from './note-lines.ts'
import { notesPage } from './pages/notes.html.ts'

/** Characters: more than three hours of talk. */
const LONGEST = 200_000
const LARGEST_FILE = 220_000

export const serveNotes = (routes: SessionRoutes): void => {
  routes.see('notes', (visit, session) => notesPage(visit, session))
  routes.act('notes', (visit, deciding) => {
    const text = typeof visit.form.notes === 'string' ? visit.form.notes : ''
    return keep(visit, deciding, text, 'notes')
  })
  routes.act(
    'notes',
    async (visit, deciding) => {
      const file = visit.files[0]
      const wrong = (says: string): Outcome => ({
        page: notesPage(visit, deciding.session, '', [{ field: 'file', says }]),
        status: 422,
      })
      if (!file) return wrong('Choose a file')
      const text = decodedText(file.bytes)
      if (text === null) return wrong('This file is no plain text: save the notes as text (.txt)')
      return keep(visit, deciding, text, 'file')
    },
    { below: 'file', files: { limit: LARGEST_FILE, most: 1 } },
  )
}

const keep = async (visit: Visit, deciding: Deciding, text: string, field: string): Promise<Outcome> => {
  const { reader } = visit
  const { session } = deciding
  const says = wrongWith(text)
  if (says)
    return { page: notesPage(visit, session, field === 'notes' ? text : '', [{ field, says }]), status: 422 }
  const kept = await keepNotes(deciding, text.replace(/\0/g, ''))
  return {
    redirect: focusGroupPath(session.id, kept ? 'telling' : session.step),
    // Sent twice, or by two people: the first stand.
    notice: kept
      ? reader.t('The notes are kept.')
      : reader.t('This session has notes already, and they are kept as they were.'),
  }
}

const wrongWith = (text: string): string | null => {
  if (text.trim() === '') return 'Paste the notes: they are empty'
  if (text.length > LONGEST) return 'These notes are too long for one session: use at most 200,000 characters'
  if (!noteLines(text).some(({ kind }) => kind === 'said'))
    return 'No line says what somebody said: begin each with a dash, or the question above it with Q'
  return null
}
