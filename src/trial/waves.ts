import { daysLater, VOICES, type Voice } from '../pack/index.ts'
import { addOrganisation, markRead, openWave, takeAnswers, type Wave, waves } from '../survey/index.ts'
import { answerWave } from './answer-wave.ts'
import { ORGANISATIONS } from './cast.ts'
import { seasonOf, wavesAsOf } from './days.ts'
import { type Loading, type Part, sure } from './part.ts'
import { FOUND, FOUND_LATER } from './pattern.ts'
import { WRITTEN } from './written.ts'

/** What a wave is marked as. */
export const waveCalled = (audience: Voice, round: 1 | 2): string => `${audience}-${round}`

/** The wave of an audience as it is now; null: the pack does not ask them. */
const trialWave = async ({ tx, marked }: Loading, audience: Voice, round: 1 | 2): Promise<Wave | null> => {
  const id = await marked('wave', waveCalled(audience, round))
  return (await waves(tx)).find((wave) => wave.id === id) ?? null
}

/** The waves of one round, of every audience that the pack has an instrument for. */
const askedIn =
  (round: 1 | 2): Part['load'] =>
  async (loading) => {
    const { tx, pack, asOf, officer, seed, mark } = loading
    const { firstDay, lastDay } = wavesAsOf(asOf)[round]
    for (const audience of VOICES) {
      const instrument = pack.instruments.get(audience)
      if (!instrument || !pack.survey) continue
      const title = `${capital(pack.survey.audiences[audience]?.name ?? audience)}, ${seasonOf(firstDay)}`
      const { id } = sure(await openWave(tx, pack, { title, instrument, firstDay, lastDay }, officer))
      await mark('wave', id, waveCalled(audience, round))
      for (const { name, email, passesOnTo } of ORGANISATIONS)
        if (passesOnTo.includes(audience)) await addOrganisation(tx, id, { name, email }, officer)
      const wave = await trialWave(loading, audience, round)
      if (!wave) throw new Error('A wave that was opened is there.')
      const pattern = (round === 1 ? FOUND : FOUND_LATER)[audience]
      const words = round === 1 ? [] : WRITTEN[audience]
      const people = answerWave(wave, pattern, `${seed}/${audience}/${round}`, words)
      const kept = await takeAnswers(tx, loading, wave, people)
      if (kept !== people.length) throw new Error('An answer was not kept.')
      // What a briefing was made from was read.
      if (round === 1) await markRead(tx, wave, officer)
    }
  }

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const EARLIER_WAVES: Part = {
  name: 'earlier-waves',
  says: 'A survey a year ago: children, parents, practitioners',
  load: askedIn(1),
}

export const LATER_WAVES: Part = {
  name: 'later-waves',
  says: 'The same survey this year, with open comments',
  load: askedIn(2),
}

/** Whom the open survey asks, where the pack can ask them. */
const ASKED_NOW: readonly Voice[] = ['practitioners', 'parents', 'children']
const OPEN_DAYS = { before: 2, after: 60 } as const

/** A survey that can be answered now, so that whoever tries the service out can be the first. */
const openNow: Part['load'] = async ({ tx, pack, asOf, officer, mark }) => {
  const audience = ASKED_NOW.find((one) => pack.instruments.has(one))
  const instrument = audience && pack.instruments.get(audience)
  if (!instrument || !pack.survey) return
  const name = capital(pack.survey.audiences[audience]?.name ?? audience)
  const days = { firstDay: daysLater(asOf, -OPEN_DAYS.before), lastDay: daysLater(asOf, OPEN_DAYS.after) }
  const { id } = sure(await openWave(tx, pack, { title: `${name}, open now`, instrument, ...days }, officer))
  await mark('wave', id, `${audience}-open`)
  for (const { name: organisation, email, passesOnTo } of ORGANISATIONS)
    if (passesOnTo.includes(audience)) await addOrganisation(tx, id, { name: organisation, email }, officer)
}

export const OPEN_WAVE: Part = {
  name: 'open-wave',
  says: 'A survey that is open now, which nobody has answered yet',
  load: openNow,
}
