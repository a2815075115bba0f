import { MEASURES, type Measure, type Pack, type Voice } from '../../pack/index.ts'
import { PROFILES, type Profile, shownAs } from '../../statistics/index.ts'
import type { Answers, MeasuredAnswers } from '../import/answers.ts'
import type { ItemBank } from '../import/item-bank.ts'
import { figureOf, readingOf, rounded } from './figures.ts'
import { asOf, type Before, beforeOf, keptWhole, wouldTellOfFew } from './keep-what-was-published.ts'
import { designOf, keyOf, poolAnswers } from './pool-answers.ts'
import { readChoices } from './read-choices.ts'
import { groupCounts, readGroups } from './read-groups.ts'
import { readMeasure } from './read-measure.ts'
import { readStories } from './read-stories.ts'
import { earlierOf, type Release, type Told } from './release.ts'
import type { AudienceVoice, MeasureVoice, OptionVoice, SignVoice } from './voices.ts'
import { cellsOf, countsOfMeasure, countsOfOption, wholeCounts } from './whole-counts.ts'

/**
 * What one audience says in its last wave, and the counts that this tells.
 * @param own its answers, of all waves
 */
export const readAudience = async (
  pack: Pack,
  bank: ItemBank,
  voice: Voice,
  own: readonly Answers[],
  published: readonly Release[],
): Promise<Told & { readonly voice: AudienceVoice }> => {
  const { survey } = bank
  const profile: Profile = PROFILES[survey.suppression]
  const name = survey.audiences[voice]?.name ?? voice
  const { last, before: waveBefore } = lastWaves(own)
  const answers = last ?? own[0]
  if (!answers) throw new Error('An audience has at least one file.')
  const earlier = earlierOf(published, answers)
  const before = beforeOf(earlier, { ...groupCounts(answers, profile), ...wholeCounts(answers) }, profile)
  const stands = keptWhole(before, name)
  if (stands) return { voice: stands, cells: {}, sums: [] }

  const common = {
    name,
    from: answers.period?.from ?? null,
    to: answers.period?.to ?? null,
    wave: answers.wave,
    not_asked: notAsked(bank, voice, answers),
    comments: answers.comments.reduce((sum, { texts }) => sum + texts.length, 0),
  }
  const few = `Fewer than ${profile.to + 1} ${name} answered`
  if (answers.n <= profile.to) {
    const nothing = { measures: [], signs: [], decoys: [], choices: [], groups: [] }
    const withheld = [`${few}, so that nothing is shown of them.`]
    return {
      voice: { ...common, comments: 0, n: null, ...nothing, withheld },
      cells: { [cellsOf.everybody]: null },
      sums: [],
    }
  }

  const design = designOf(answers)
  const { round } = profile
  const withheld: string[] = []
  /** What figures of everybody tell, which is shown whatever a group may hide. */
  const whole: Record<string, number> = { [cellsOf.everybody]: answers.n }
  const enough = answers.measures.filter((measured) => {
    if (answeredBy(measured) > profile.to) return true
    withheld.push(`${few} the question behind “${keyOf(measured)}”, so that no figure is shown.`)
    return false
  })
  const falseAlarms = enough.find(({ measure }) => measure === 'false-alarms')
  const alarms = falseAlarms ? figureOf(falseAlarms.values, design, round) : undefined
  // A mean and what it is of stand together: from it and all but one, that one would follow.
  const stand = new Set(
    enough
      .filter((one) => wouldTellOfFew(before, Object.keys(countsOfMeasure(one))))
      .map(({ measure }) => measure),
  )
  const measures = enough.flatMap((measured): MeasureVoice[] => {
    const item = bank.items.get(measured.measure)
    if (!item) return []
    const counts = countsOfMeasure(measured)
    const kept = before.voice?.measures.find(({ measure }) => measure === keyOf(measured))
    if (stand.has(measured.measure)) return kept ? [asOf(kept, before.on)] : []
    Object.assign(whole, counts)
    const then = waveBefore && comparable(waveBefore, measured, published, profile)
    return [
      readMeasure({
        pack,
        bank,
        voice,
        item,
        measured,
        answers,
        before: waveBefore,
        earlier: then,
        alarms,
        round,
      }),
    ]
  })
  const { signs, decoys } = readOptions(bank, answers, before, profile, whole, withheld, name)
  const { choices, told: ofChoices } = await readChoices(answers, profile, design, before)
  const { groups, told: ofGroups } = await readGroups(answers, profile, name, before, whole)
  const { stories, cells: ofStories } = readStories(answers.stories, profile, before)
  if (
    measures.some(({ as_of }) => as_of) ||
    [...groups, ...choices, ...(stories ? [stories] : [])].some(({ as_of }) => as_of)
  )
    withheld.push(
      `Some figures stand as they were published before: fewer than ${profile.to + 1} ${name} would be told of by newer ones.`,
    )
  const shown = Object.entries(whole).map(([cell, count]) => [cell, shownAs(profile, count)] as const)
  return {
    voice: {
      ...common,
      n: rounded(answers.n, round),
      measures: measures.sort((a, b) => order(bank, a.measure) - order(bank, b.measure)),
      signs,
      decoys,
      choices,
      groups,
      ...(stories ? { stories } : {}),
      withheld,
    },
    cells: Object.assign(
      {},
      ofGroups.cells,
      ofStories,
      ...ofChoices.map(({ cells }) => cells),
      Object.fromEntries(shown),
    ),
    sums: [...ofGroups.sums, ...ofChoices.flatMap(({ sums }) => sums)],
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

const answeredBy = ({ values }: MeasuredAnswers): number =>
  values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + 1), 0)

/**
 * The same measure of the wave before, where enough answered and where it was published as it is now: a change from
 * anything else would tell of the few who answered that wave late.
 */
const comparable = (
  wave: Answers,
  measured: MeasuredAnswers,
  published: readonly Release[],
  profile: Profile,
): MeasuredAnswers | undefined => {
  const then = wave.measures.find((one) => keyOf(one) === keyOf(measured))
  if (!then || answeredBy(then) <= profile.to) return undefined
  const figure = figureOf(then.values, designOf(wave), profile.round)
  const shown = earlierOf(published, wave)
    .at(-1)
    ?.voice.measures.find(({ measure }) => measure === keyOf(measured))
  const same = !shown || (shown.n === figure.n && Math.abs(shown.estimate - figure.estimate) < 1e-9)
  return same ? then : undefined
}

/** Signs and decoys one by one. They are of one question, and so either all as they are now or all as published. */
const readOptions = (
  { survey }: ItemBank,
  answers: Answers,
  before: Before,
  profile: Profile,
  whole: Record<string, number>,
  withheld: string[],
  name: string,
): { signs: readonly SignVoice[]; decoys: readonly OptionVoice[] } => {
  const { to, round } = profile
  const design = designOf(answers)
  const signs = answers.signs
    .map((sign) => {
      const figure = figureOf(sign.values, design, round)
      const reading = readingOf(figure, survey.thresholds)
      return {
        counts: countsOfOption('sign', sign),
        voice: { sign: sign.id, option: sign.option, ...figure, reading },
      }
    })
    .filter(({ voice }) => voice.n > to)
  const decoys = answers.decoys
    .map((decoy) => ({
      counts: countsOfOption('decoy', decoy),
      voice: { option: decoy.option, ...figureOf(decoy.values, design, round) },
    }))
    .filter(({ voice: { n, estimate } }) => Math.round(n * estimate) > to)
  const counts = Object.assign({}, ...[...signs, ...decoys].map((one) => one.counts))
  const { voice } = before
  if (voice && wouldTellOfFew(before, Object.keys(counts))) {
    withheld.push(
      `Signs stand one by one as they were published before: fewer than ${to + 1} ${name} would be told of by newer figures.`,
    )
    return { signs: voice.signs, decoys: voice.decoys }
  }
  Object.assign(whole, counts)
  if (decoys.length < answers.decoys.length)
    withheld.push(
      `Decoys that fewer than ${to + 1} ${name} ticked are not shown one by one; they are in the figure of all decoys.`,
    )
  return { signs: signs.map((one) => one.voice), decoys: decoys.map((one) => one.voice) }
}

const notAsked = ({ survey }: ItemBank, voice: Voice, answers: Answers): Measure[] => {
  const asked = new Set<Measure>([
    ...answers.measures.map(({ measure }) => measure),
    ...answers.choices.map(({ measure }) => measure),
    ...answers.groupings.map(({ by }) => by),
    ...(answers.comments.length > 0 ? (['comments'] as const) : []),
  ])
  return survey.items
    .filter(({ measure, asked: by }) => by[voice] && MEASURES[measure] !== 'beside' && !asked.has(measure))
    .map(({ measure }) => measure)
}

/** In the order of the item bank, a measure before its kinds of harm. */
const order = (bank: ItemBank, key: string): number => {
  const [measure, harm] = key.split('/')
  return [...bank.items.keys()].indexOf(measure as Measure) + (harm === undefined ? 0 : 0.5)
}
