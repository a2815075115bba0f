import { dayInWords } from '../../briefing/index.ts'
import { kickerOf } from './print-report.ts'
import type { BoardReport } from './report.ts'

/** What Markdown would read as its own, made plain: words of people stay words. */
const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~!]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ')

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')

/** The report as Markdown, headings and tables in the order of the printed one. */
export const reportMarkdown = (report: BoardReport): string => {
  const { left, covered, actions, known, checks, gaps = [] } = report
  const head = covered[0]?.cells.map(({ people }) => plain(people)) ?? []
  const parts = [
    `# ${plain(report.title)}: report to the board`,
    `${plain(kickerOf(report))} · owned by the ${plain(report.owner)} · ${dayInWords(report.date)} · ${plain(report.partnership)}`,
    ...(report.trial ? [`**${plain(report.trial)}**`] : []),
    '## Learning nobody acts on yet',
    report.left_none
      ? plain(report.left_none)
      : list(left.map(({ what, say, behind }) => `**${plain(what)}.** ${plain(say)} (${plain(behind)})`)),
    '## What the plan asks',
    `**The headline question.** ${plain(report.headline.say)} Asks about ${plain(report.headline.covers)}.`,
    `**The scope that was worked on.** ${plain(report.scope.say)} Asks about ${plain(report.scope.covers)}.`,
    plain(report.between),
    ...(covered.length > 0
      ? [
          [
            `| The question asks whether they… | ${head.join(' | ')} |`,
            `| --- | ${head.map(() => '---').join(' | ')} |`,
            ...covered.map(
              ({ say, cells }) => `| … ${plain(say)} | ${cells.map(({ said }) => plain(said)).join(' | ')} |`,
            ),
          ].join('\n'),
        ]
      : []),
    '## What we do about it',
    plain(report.doing),
    ...(actions.length > 0
      ? [
          [
            '| Action | Who | State and day |',
            '| --- | --- | --- |',
            ...actions.map(
              ({ says, answers, effect, owner, state, due }) =>
                `| ${plain(says)} (${plain(answers)})${effect ? ` ${plain(effect)}` : ''} | ${plain(owner)} | ${state}: ${plain(due)} |`,
            ),
          ].join('\n'),
        ]
      : []),
    '## What we know, wave by wave',
    ...(known.length === 0 ? ['No wave has been read yet.'] : []),
    ...known.flatMap(({ people, measures }) => [
      `### ${plain(people)}`,
      ...measures.flatMap(({ name, reading, headline, behind, changes, target, points }) => [
        `#### ${plain(name)}${reading ? `: ${reading}` : ''}`,
        [headline, ...changes.map(({ say }) => say), ...(target ? [target] : []), behind]
          .filter(Boolean)
          .map(plain)
          .join(' '),
        ...(points.length > 0
          ? [list(points.map(({ wave, said }) => `${plain(wave)}: ${plain(said)}`))]
          : []),
      ]),
    ]),
    ...(checks.length > 0
      ? [
          '### Teams that took the briefing up: a source of its own',
          list(
            checks.map(
              ({ say, before, after }) => `${plain(say)} Before: ${plain(before)}. After: ${plain(after)}.`,
            ),
          ),
        ]
      : []),
    ...(gaps.length > 0
      ? [
          '### The same signs, another child',
          list(gaps.map(({ say, said, target }) => `**${plain(say)}.** ${plain(said)}${aimed(target)}`)),
        ]
      : []),
    ...practiceIn(report),
    ...(report.told
      ? [
          '## What was told to services: a source of its own',
          plain(report.told.period),
          list(
            [...report.told.raised, ...report.told.support].map(
              ({ say, said }) => `${plain(say)}: ${plain(said)}`,
            ),
          ),
          ...report.told.differently.map(plain),
          plain(report.told.note),
        ]
      : []),
    '## What this cannot tell',
    list(report.cannot_tell.map(plain)),
    plain(report.how_read),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const aimed = (target: string | null): string => (target ? ` ${plain(target)}` : '')

const practiceIn = ({ practice }: BoardReport): string[] =>
  practice
    ? [
        '## From practice: a source of its own',
        plain(practice.note),
        ...(practice.measures.length > 0
          ? [
              [
                '| Who, and what | Right after | Eight weeks on |',
                '| --- | --- | --- |',
                ...practice.measures.map(
                  ({ people, measure, soon, later, target }) =>
                    `| ${plain(people)}: ${plain(measure)} | ${plain(soon)} | ${plain(later)}${aimed(target)} |`,
                ),
              ].join('\n'),
            ]
          : []),
        ...(practice.gaps.length > 0
          ? [list(practice.gaps.map(({ said, target }) => `${plain(said)}${aimed(target)}`))]
          : []),
      ]
    : []
