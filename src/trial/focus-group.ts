import { daysLater } from '../pack/index.ts'
import {
  addSession,
  checkLines,
  chooseQuotes,
  codeLines,
  columnsOf,
  decideTelling,
  keepNotes,
  readSession,
  type Session,
  sessionById,
} from '../survey/index.ts'
import type { Loading, Part } from './part.ts'
import { NOTES } from './written.ts'

/** One session of a focus group, taken through every step: what needed telling, names, themes by two readers, quotes. */
const load: Part['load'] = async (loading) => {
  const { tx, pack, officer, colleague, asOf, mark } = loading
  if (!pack.survey) return
  const columns = columnsOf(loading)
  const id = sessionIdOf(loading)
  await addSession(tx, officer, columns, {
    id,
    audience: 'children',
    heldOn: daysLater(asOf, -11),
    people: 8,
    place: 'A youth club in the north of the town',
    ranBy: 'Two youth workers',
  })
  await mark('focus_group', id, 'youth-club')
  const session = async (): Promise<Session> => {
    const row = await sessionById(tx, id)
    if (!row) throw new Error('A session that was added is there.')
    return readSession(tx, loading, columns, row)
  }
  const deciding = async (actor = officer) => ({ tx, actor, columns, session: await session() })

  await keepNotes(await deciding(), NOTES)
  for (const { line } of (await session()).needs)
    await decideTelling(await deciding(), {
      line,
      answer: 'told',
      words:
        'The youth club’s safeguarding lead was told the same evening, and called the children’s front door.',
    })
  await checkLines(
    await deciding(),
    new Map((await session()).said.map((said) => [said.line, said.suggested])),
  )
  await codeLines(
    await deciding(),
    new Map((await session()).said.map(({ line, suggestedThemes }) => [line, suggestedThemes])),
  )
  const { said, sample } = await session()
  const second = said.filter(({ line }) => sample.includes(line))
  await codeLines(
    await deciding(colleague),
    // Two readers differ now and then.
    new Map(second.map(({ line, suggestedThemes }, i) => [line, i === 3 ? [] : suggestedThemes])),
  )
  const quotable = (await session()).said.filter(
    ({ unsafe, suggestedThemes, checked }) =>
      unsafe === null && suggestedThemes.length > 0 && (checked?.text.length ?? 0) > 25,
  )
  await chooseQuotes(await deciding(), new Map(quotable.slice(0, 5).map(({ line }) => [line, true])))
}

/** An id that says of itself that it was made up: version 8 of RFC 9562, from the seed. */
const sessionIdOf = ({ seed }: Loading): string =>
  `7a1a1000-0000-8000-8000-${seed.toString(16).padStart(12, '0').slice(-12)}`

export const FOCUS_GROUP: Part = {
  name: 'focus-group',
  says: 'A focus group of young people, coded by two readers',
  load,
}
