import { record } from '../audit/index.ts'
import {
  beginBriefing,
  insertAnswer,
  insertApproval,
  insertComment,
  insertLog,
  insertTeam,
  openBriefing,
  openPress,
  publishBriefing,
  saveEdits,
  teamCheckOf,
  teamOf,
  withText,
} from '../briefing/index.ts'
import { daysLater, VOICES } from '../pack/index.ts'
import { seeded } from '../questionnaire/index.ts'
import { focusGroupNotes } from '../survey/index.ts'
import { TEAMS } from './cast.ts'
import { morningOf, seasonOf, wavesAsOf } from './days.ts'
import { shuffled } from './draws.ts'
import { type Loading, type Part, sure } from './part.ts'
import { waveCalled } from './waves.ts'

const wavesOf = async ({ marked }: Loading, round: 1 | 2): Promise<string[]> => {
  const ids: string[] = []
  for (const audience of VOICES) {
    const id = await marked('wave', waveCalled(audience, round))
    if (id) ids.push(id)
  }
  return ids
}

/** A briefing from the earlier waves: written, approved by the other officer, published, and taken to three teams. */
const published: Part['load'] = async (loading) => {
  const { tx, pack, officer, colleague, asOf, mark } = loading
  const ids = await wavesOf(loading, 1)
  if (!pack.briefing || ids.length === 0) return
  const { firstDay, lastDay } = wavesAsOf(asOf)[1]
  const date = daysLater(lastDay, 51)
  const name = `What we heard in ${seasonOf(firstDay)}`
  const id = sure(
    await beginBriefing(tx, officer, pack, {
      name,
      date,
      waves: ids,
      brought: null,
      at: morningOf(daysLater(date, -28)),
    }),
  )
  await mark('briefing', id, 'published')
  await saveEdits(tx, officer, { id, base: 1, at: morningOf(daysLater(date, -6)) }, (edits) =>
    withText(edits, 'parents/own', 'One page with whom to tell goes to every family this term.', ''),
  )
  const opened = await openBriefing(tx, id)
  if (!opened) throw new Error('A briefing that was begun is there.')
  const { version } = opened
  await insertApproval(tx, {
    briefing: id,
    version,
    by: colleague.personId,
    alone: false,
    at: morningOf(daysLater(date, -1)),
  })
  const of = { kind: 'briefing', id }
  await record(tx, { actor: colleague, action: 'briefing.approved', of, detail: { version } })
  const press = openPress()
  const edition = sure(
    await publishBriefing(tx, officer, { pack, press: () => press }, opened, version, morningOf(date)),
  )
  await takenToTeams(loading, id, edition, date)
}

/** Teams that took it up in the weeks after, with their one-minute checks. */
const takenToTeams = async (
  { tx, pack, seed }: Loading,
  briefing: string,
  edition: number,
  date: string,
): Promise<void> => {
  const check = teamCheckOf(pack)
  if (!check) return
  const draw = seeded(`${seed}/teams`)
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  for (const [i, { team, role, people, right }] of TEAMS.entries()) {
    const on = daysLater(date, 14 + 9 * i)
    const code = Array.from({ length: 8 }, () => letters[Math.floor(draw() * letters.length)]).join('')
    await insertTeam(tx, { briefing, edition, code, on })
    const id = await teamOf(tx, briefing, code)
    if (id === null) throw new Error('A team that took it up is there.')
    await insertLog(tx, id, { team, role, heldOn: on, people }, on)
    for (const moment of ['before', 'after'] as const)
      for (let person = 0; person < people; person++) {
        const [signs, tell] = right[moment]
        await insertAnswer(tx, {
          team: id,
          nonce: Buffer.from(Array.from({ length: 16 }, () => Math.floor(draw() * 256))),
          moment,
          answers: {
            signs: person < signs ? check.signs : shuffled(check.signs, draw).slice(1),
            tell: person < tell ? check.tell : 'not-sure',
          },
        })
      }
  }
}

/** A briefing from this year's waves and the focus group: begun, with words of its own and a question to a colleague. */
const draft: Part['load'] = async (loading) => {
  const { tx, pack, officer, colleague, asOf, mark } = loading
  const ids = await wavesOf(loading, 2)
  if (!pack.briefing || ids.length === 0) return
  const notes = await focusGroupNotes(tx, loading)
  const name = `What we heard in ${seasonOf(wavesAsOf(asOf)[2].firstDay)}`
  const id = sure(
    await beginBriefing(tx, officer, pack, {
      name,
      date: asOf,
      waves: ids,
      brought: null,
      notes,
      groups: notes.sessions,
    }),
  )
  await mark('briefing', id, 'draft')
  await saveEdits(tx, officer, { id, base: 1 }, (edits) =>
    withText(edits, 'parents/own', 'More parents than last year say that they know whom to tell.', ''),
  )
  const comment = await insertComment(tx, {
    briefing: id,
    version: 2,
    sentence: 'children/finding/knows-whom-to-tell',
    said: 'Can this stand first? It is what the young people talked about most.',
    by: colleague.personId,
  })
  const of = { kind: 'briefing-comment', id: comment }
  await record(tx, { actor: colleague, action: 'briefing.commented', of })
}

export const PUBLISHED_BRIEFING: Part = {
  name: 'published-briefing',
  says: 'A published briefing, and the teams that took it up',
  load: published,
}

export const DRAFT_BRIEFING: Part = {
  name: 'draft-briefing',
  says: 'A briefing that is being written',
  load: draft,
}
