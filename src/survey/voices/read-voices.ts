import { MEASURES, type Measure, type Pack, VOICES, type Voice } from '../../pack/index.ts'
import { PROFILES, type Profile } from '../../statistics/index.ts'
import type { Notes } from '../focus-groups/notes.ts'
import type { Answers } from '../import/answers.ts'
import { type ItemBank, itemBankOf } from '../import/item-bank.ts'
import type { Unmapped } from '../import/propose-mapping.ts'
import { figureOf, readingOf, rounded } from './figures.ts'
import { designOf, keyOf, poolAnswers } from './pool-answers.ts'
import { readChoices } from './read-choices.ts'
import { readGroups } from './read-groups.ts'
import { readMeasure } from './read-measure.ts'
import type { AudienceVoice, OptionVoice, SignVoice, Voices } from './voices.ts'

/**
 * What the answers say, audience by audience: figures with intervals, read as strength, learning or neither. Small
 * numbers are withheld, and nothing that a person wrote is in it but quotes of a focus group that are safe to publish.
 * Where files have waves, the last is read, and its change since the one before.
 * @throws where the pack has no survey: nothing can have been imported with it.
 */
export const readVoices = async (
  pack: Pack,
  answers: readonly Answers[],
  notes?: Notes,
  unmapped: readonly Unmapped[] = [],
): Promise<Voices> => {
  const bank = itemBankOf(pack)
  if (!bank) throw new Error('This pack has no survey.yaml.')
  const audiences: Partial<Record<Voice, AudienceVoice>> = {}
  for (const voice of VOICES) {
    const own = answers.filter(({ audience }) => audience === voice)
    if (own.length > 0) audiences[voice] = await readAudience(pack, bank, voice, own)
  }
  const { thresholds, suppression, cannot_tell } = bank.survey
  const { id, name, version } = pack.partnership
  return {
    partnership: { id, name, version },
    sources: answers.map(({ file, service, audience, period }) => ({
      file,
      service,
      audience,
      from: period?.from ?? null,
      to: period?.to ?? null,
    })),
    thresholds,
    suppression,
    audiences,
    themes: notes?.themes ?? [],
    cannot_tell,
    unmapped: unmapped.map(({ file, column, why }) => ({ file, column, why })),
  }
}

/** The last wave, and the one before it where there is one. */
const lastWaves = (own: readonly Answers[]): { last: Answers | undefined; before: Answers | undefined } => {
  const waves = [...new Set(own.map(({ wave }) => wave ?? ''))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
  const of = (wave: string | undefined): Answers | undefined =>
    poolAnswers(own.filter((one) => (one.wave ?? '') === wave))
  return { last: of(waves.at(-1)), before: waves.length > 1 ? of(waves.at(-2)) : undefined }
}

const readAudience = async (
  pack: Pack,
  bank: ItemBank,
  voice: Voice,
  own: readonly Answers[],
): Promise<AudienceVoice> => {
  const { survey } = bank
  const profile: Profile = PROFILES[survey.suppression]
  const name = survey.audiences[voice]?.name ?? voice
  const { last, before } = lastWaves(own)
  const answers = last ?? own[0]
  if (!answers) throw new Error('An audience has at least one file.')
  const asked = new Set<Measure>([
    ...answers.measures.map(({ measure }) => measure),
    ...answers.choices.map(({ measure }) => measure),
    ...answers.groupings.map(({ by }) => by),
    ...(answers.comments.length > 0 ? (['comments'] as const) : []),
  ])
  const common = {
    name,
    from: answers.period?.from ?? null,
    to: answers.period?.to ?? null,
    wave: answers.wave,
    not_asked: survey.items
      .filter(({ measure, asked: by }) => by[voice] && MEASURES[measure] !== 'beside' && !asked.has(measure))
      .map(({ measure }) => measure),
    comments: answers.comments.reduce((sum, { texts }) => sum + texts.length, 0),
  }
  const few = `Fewer than ${profile.to + 1} ${name} answered`
  if (answers.n <= profile.to) {
    const nothing = { measures: [], signs: [], decoys: [], choices: [], groups: [] }
    return {
      ...common,
      comments: 0,
      n: null,
      ...nothing,
      withheld: [`${few}, so that nothing is shown of them.`],
    }
  }

  const design = designOf(answers)
  const { round } = profile
  const withheld: string[] = []
  const enough = answers.measures.filter((measured) => {
    const n = measured.values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + 1), 0)
    if (n > profile.to) return true
    withheld.push(`${few} the question behind “${keyOf(measured)}”, so that no figure is shown.`)
    return false
  })
  const falseAlarms = enough.find(({ measure }) => measure === 'false-alarms')
  const alarms = falseAlarms ? figureOf(falseAlarms.values, design, round) : undefined
  const measures = enough.flatMap((measured) => {
    const item = bank.items.get(measured.measure)
    const earlier = before?.measures.find((one) => keyOf(one) === keyOf(measured))
    return item
      ? [readMeasure({ pack, bank, voice, item, measured, answers, before, earlier, alarms, round })]
      : []
  })
  const signs = answers.signs
    .map((sign): SignVoice => {
      const figure = figureOf(sign.values, design, round)
      return { sign: sign.id, option: sign.option, ...figure, reading: readingOf(figure, survey.thresholds) }
    })
    .filter(({ n }) => n > profile.to)
  const decoys = answers.decoys
    .map((decoy): OptionVoice => ({ option: decoy.option, ...figureOf(decoy.values, design, round) }))
    .filter(({ n, estimate }) => Math.round(n * estimate) > profile.to)
  if (decoys.length < answers.decoys.length) {
    withheld.push(
      `Decoys that fewer than ${profile.to + 1} ${name} ticked are not shown one by one; they are in the figure of all decoys.`,
    )
  }
  return {
    ...common,
    n: rounded(answers.n, round),
    measures: measures.sort((a, b) => order(bank, a.measure) - order(bank, b.measure)),
    signs,
    decoys,
    choices: await readChoices(answers, profile, design),
    groups: await readGroups(answers, profile, name),
    withheld,
  }
}

/** In the order of the item bank, a measure before its kinds of harm. */
const order = (bank: ItemBank, key: string): number => {
  const [measure, harm] = key.split('/')
  return [...bank.items.keys()].indexOf(measure as Measure) + (harm === undefined ? 0 : 0.5)
}
