import { type Gap, MEASURES, type Pack } from '../pack/index.ts'
import type { AudienceVoice, MeasureVoice, Notes, Voices } from '../survey/index.ts'
import { type Audience, type Figure, type Finding, POINTS, type Voice } from './briefing.ts'
import { count, daysInWords } from './figures.ts'
import { measureName } from './measure-names.ts'
import { resourcesFor } from './resources.ts'

const NOBODY_ASKED =
  'There are no answers of theirs, so nothing can be said of what they know. That is no gap, and no strength.'
const TOO_FEW = 'Too few answered for their figures to be shown.'

/** What one audience said, as one of the points 2 to 4. What was not asked or may not be shown is said, not left out. */
export const voiceOf = (pack: Pack, audience: Audience, voices: Voices, notes?: Notes): Voice => {
  const heard = voices.audiences[audience]
  const all = heard?.measures ?? []
  // False alarms stand beside recognition and among the decoys, never on a line of their own.
  const measures = all.filter(({ measure }) => measure !== 'false-alarms')
  const onlyShown = new Set<string>(
    pack.survey?.items.filter(({ read }) => read === false).map(({ measure }) => measure),
  )
  const falseAlarms = all.find(({ measure }) => measure === 'false-alarms')
  const ownLine = measures.filter((one) => !saidByAll(one, measures))
  const read = (reading: MeasureVoice['reading'], shownOnly = false): Finding[] =>
    ownLine
      .filter((one) => one.reading === reading && onlyShown.has(baseOf(one)) === shownOnly)
      .map((one) => finding(pack, one, falseAlarms?.estimate ?? null))
  const gaps = measures.flatMap(({ reading, gap }): Gap[] => (reading === 'learning' && gap ? [gap] : []))
  return {
    audience,
    heading: POINTS.find(({ id }) => id === audience)?.title ?? audience,
    who: whoAnswered(heard),
    strengths: read('strength'),
    learning: read('learning'),
    neither: read(null),
    beside: read(null, true),
    measured: measures.map((one) => ({ name: measureName(pack, one.measure), figure: figure(one) })),
    signs: (heard?.signs ?? []).map((one) => ({ name: one.option, figure: figure(one) })),
    decoys: [
      ...(heard?.decoys ?? []).map((one) => ({ name: one.option, figure: figure(one) })),
      ...(falseAlarms ? [{ name: 'All that is no sign', figure: figure(falseAlarms) }] : []),
    ],
    choices: (heard?.choices ?? []).map(({ question, options }) => ({
      question,
      options: options.map((one) => ({ name: one.option, figure: figure(one) })),
    })),
    grouped: [
      ...(heard?.groups ?? []).map(({ sentence, groups }) => ({
        sentence,
        measures: [...Map.groupBy(of(groups), ({ measure }) => measure)].map(([measure, rows]) => ({
          name: measureName(pack, measure),
          groups: rows.map(({ group, ...one }) => ({ name: group, figure: figure(one) })),
        })),
      })),
      ...byStory(heard),
    ],
    // A focus group is of young people, as the source briefing has it.
    themes: audience === 'children' ? themesOf(voices) : [],
    agreement: audience === 'children' ? (notes?.agreement?.sentence ?? null) : null,
    cannotTell: [...cautions(ownLine), ...(heard ? notAsked(pack, heard) : []), ...(heard?.withheld ?? [])],
    resources: resourcesFor(pack, audience, gaps),
    leftOut: { strengths: 0, learning: 0 },
  }
}

/** The same stories, in which by chance the child was a girl, a boy, or it was not said: answered alike or not. */
const byStory = (heard: AudienceVoice | undefined): Voice['grouped'] =>
  (heard?.stories?.outcomes ?? []).map(({ says, arms, gaps }) => ({
    sentence: `Of the same stories, in which by chance only who the child is differs. ${says}: ${gaps.map(({ sentence }) => sentence).join(' ')}`,
    measures: [{ name: says, groups: arms.map(({ name, ...one }) => ({ name, figure: figure(one) })) }],
  }))

/** Every figure with its group. */
const of = (groups: AudienceVoice['groups'][number]['groups']) =>
  groups.flatMap(({ group, measures }) => measures.map((one) => ({ group, ...one })))

const baseOf = ({ measure }: MeasureVoice): string => measure.split('/')[0] ?? ''

/** A kind of harm that reads as all of them together do has no line of its own; the table has it. */
const saidByAll = (one: MeasureVoice, all: readonly MeasureVoice[]): boolean =>
  one.measure !== baseOf(one) &&
  all.some(({ measure, reading }) => measure === baseOf(one) && reading === one.reading)

const figure = ({ estimate, low, high, n }: Figure): Figure => ({ estimate, low, high, n })

const finding = (pack: Pack, one: MeasureVoice, falseAlarms: number | null): Finding => ({
  measure: one.measure,
  name: measureName(pack, one.measure),
  sentence: one.headline,
  figure: figure(one),
  question: one.question,
  when: daysInWords(one.from, one.to),
  falseAlarms: one.measure === 'recognises-signs' ? falseAlarms : null,
  change: one.change?.sentence ?? null,
})

const whoAnswered = (heard: AudienceVoice | undefined): string => {
  if (!heard) return NOBODY_ASKED
  if (heard.n === null) return TOO_FEW
  return `${count(heard.n)} ${heard.name} answered, ${daysInWords(heard.from, heard.to)}.`
}

/** Each quote once, under the first theme that it is about; a theme without words of its own left is not shown. */
const themesOf = ({ themes }: Voices): Voice['themes'] => {
  const quoted = new Set<string>()
  return themes.flatMap(({ theme, name, lines, quotes }) => {
    const own = quotes.filter((quote) => !quoted.has(quote))
    for (const quote of own) quoted.add(quote)
    return own.length > 0 ? [{ id: theme, name, lines, quotes: own }] : []
  })
}

const cautions = (measures: readonly MeasureVoice[]): string[] => [
  ...new Set(measures.flatMap(({ cannot_tell }) => cannot_tell ?? [])),
]

const FIGURES: ReadonlySet<string> = new Set(['signs', 'yes-or-no', 'scale'])

const notAsked = (pack: Pack, { not_asked }: AudienceVoice): string[] => {
  const names = not_asked
    .filter((measure) => FIGURES.has(MEASURES[measure]))
    .map((measure) => measureName(pack, measure).toLowerCase())
  return names.length === 0 ? [] : [`They were not asked about: ${names.join(', ')}.`]
}
