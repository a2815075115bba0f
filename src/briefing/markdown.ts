import {
  type Briefing,
  type Finding,
  type NamedFigure,
  POINTS,
  type Pointer,
  type PointId,
  type Referral,
  type Voice,
} from './briefing.ts'
import { basisOf, count, dayInWords, howRead, interval, leftOutSaid, noneOf, percent } from './figures.ts'
import { trialWords } from './trial-words.ts'

/** What a person wrote is text: nothing in it becomes a link, markup or a table. */
const md = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~!]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')

const link = (text: string, to: string | null): string =>
  to ? `[${md(text)}](<${to.replace(/[<>\\\s]/g, encodeURIComponent)}>)` : md(text)

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')
const numbered = (lines: readonly string[]): string => lines.map((line, i) => `${i + 1}. ${line}`).join('\n')
const point = (number: number): string => `## ${number} ${POINTS[number - 1]?.title}`

/** The briefing as Markdown, for a wiki or a newsletter. */
export const renderMarkdown = (briefing: Briefing): string => {
  const { overview, partnership, emergency, voices, signs, referrals, tools } = briefing
  const own = (id: PointId): string[] => (briefing.own[id] ? [md(briefing.own[id])] : [])
  const blocks = [
    `# ${md(briefing.title)}`,
    `7-point briefing · ${md(partnership.name)} · ${dayInWords(briefing.date)}${trialWords(briefing)
      .map((words) => ` · **${words}**`)
      .join('')}`,
    md(briefing.purpose),
    `**${md(emergency.sentence)} Call ${md(emergency.number)}.**`,
    point(1),
    `**Definition.** ${md(overview.definition)}`,
    `**Why.** ${md(overview.why)}`,
    `**Scope.** ${md(overview.scope)}`,
    `**How.** ${md(overview.how)}`,
    ...own('overview'),
    ...voices.flatMap((voice, i) => [point(i + 2), ...voiceIn(voice), ...own(voice.audience)]),
    point(5),
    md(signs.note),
    bullets(signs.list.map(({ title, about }) => `**${md(title)}**: ${md(about)}`)),
    ...own('signs'),
    point(6),
    bullets(referrals.map(referral)),
    ...own('referrals'),
    point(7),
    bullets(tools.map(pointer)),
    ...own('tools'),
    '## To talk over',
    numbered(briefing.questions.map(md)),
    '## Three things for my team',
    numbered(briefing.threeThings.map(md)),
    '## How to read the figures',
    howRead(briefing.reading),
    ...listed(
      'From practice: people who chose to share, other than those of the survey',
      briefing.practice ?? [],
    ),
    ...listed('What no survey of this kind can tell us', briefing.cannotTell),
    `Sources: ${briefing.sources.map(md).join(' · ')}. Content ${md(briefing.version)}.`,
  ]
  return `${blocks.join('\n\n')}\n`
}

const listed = (heading: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`### ${heading}`, bullets(lines.map(md))] : []

const voiceIn = (voice: Voice): string[] => {
  const { who, strengths, learning, neither, beside, themes, resources, cannotTell, signs, decoys, leftOut } =
    voice
  return [
    md(who),
    '### Strengths',
    strengths.length > 0 ? findings(strengths) : noneOf('strength', voice),
    ...(strengths.length > 0 && leftOut.strengths > 0 ? [leftOutSaid(leftOut.strengths)] : []),
    '### Learning',
    learning.length > 0 ? findings(learning) : noneOf('learning', voice),
    ...(learning.length > 0 && leftOut.learning > 0 ? [leftOutSaid(leftOut.learning)] : []),
    ...(neither.length > 0 ? ['### Neither yet', findings(neither)] : []),
    ...(beside.length > 0 ? ['### Also measured', findings(beside)] : []),
    ...(themes.length > 0
      ? [
          '### What a group spoke of',
          bullets(
            themes.map(
              ({ name, quotes }) => `**${md(name)}**${quotes.map((quote) => ` “${md(quote)}”`).join('')}`,
            ),
          ),
        ]
      : []),
    ...(resources.length > 0 ? ['### Resources', bullets(resources.map(pointer))] : []),
    ...listed('What this cannot tell us', cannotTell),
    ...(signs.length > 0 ? ['### Sign by sign', table(signs, decoys)] : []),
  ]
}

const findings = (list: readonly Finding[]): string =>
  bullets(
    list.map((one) => `${md(one.sentence)}${one.change ? ` ${md(one.change)}` : ''} (${md(basisOf(one))})`),
  )

const pointer = ({ name, about, owner, link: to }: Pointer): string =>
  `${link(name, to)} (${md(owner)}). ${md(about)}`

const referral = ({ when, how, form }: Referral): string =>
  `**${md(when)}.** ${md(how)}${form ? ` Form: ${link(form.name, form.link)}.` : ''}`

const table = (signs: readonly NamedFigure[], decoys: readonly NamedFigure[]): string => {
  const row = (name: string, { figure }: NamedFigure): string =>
    `| ${md(name)} | ${percent(figure.estimate)} (${interval(figure)}) | ${count(figure.n)} |`
  return [
    '| Offered | Share (95% interval) | Answers |',
    '| --- | --- | --- |',
    ...signs.map((one) => row(one.name, one)),
    ...decoys.map((one) => row(`${one.name} (no sign)`, one)),
  ].join('\n')
}
