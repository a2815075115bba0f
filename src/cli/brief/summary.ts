import { join } from 'node:path'
import { sentence } from '../../kit/result.ts'
import type { Pack } from '../../pack/index.ts'
import type { Made } from './made.ts'

const AUDIENCES = ['children', 'parents', 'practitioners'] as const

/** What a person should know of a run: what may need telling stands first, then what was found, then the rest. */
export const summary = (pack: Pack, made: Made): string => {
  const { imported, files, out, missing, unprintable } = made
  const blocks = [
    telling(made, pack),
    ...AUDIENCES.map((audience) => found(made, audience)),
    list(
      'Not sure what these columns are, so they are not used (say so in mapping.yaml, and give it with --map)',
      [...imported.unmapped.map(({ file, column, why }) => `${file}, “${column}”: ${why}`)],
    ),
    list('Could not be read', imported.broken.map(sentence)),
    list('Left out on the way in, and kept nowhere', dropped(made)),
    namesLeftOut(made),
    list('Good to know', [
      ...imported.notes,
      ...(made.notes?.remarks ?? []),
      ...(made.notes?.agreement ? [made.notes.agreement.sentence] : []),
      ...(unprintable.length > 0
        ? [
            `In print ${unprintable.map((one) => `“${one}”`).join(' ')} stand as […]: the typeface has no such letters.`,
          ]
        : []),
    ]),
    list('Not made', missing.map(sentence)),
    `Written: ${files.map((file) => join(out, file)).join(', ')}`,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

const list = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${heading}:\n${lines.map((line) => `- ${line}`).join('\n')}`

/** Before anything else: somebody may have to be told. */
const telling = ({ notes }: Made, pack: Pack): string => {
  const lines = notes?.needs_telling ?? []
  if (lines.length === 0)
    return notes ? 'No line of the notes looks as if somebody had to be told. Read them yourself too.' : ''
  const told = lines.map(({ line, text, why, answer: { first } }) => {
    const contact = first.contact ? pack.contacts.get(first.contact)?.name : undefined
    return `- line ${line}: ${text}\n  ${why}\n  Tell${contact ? ` ${contact}` : ''}: ${first.how} (${first.by_when})`
  })
  const count = lines.length === 1 ? 'One line may' : `${lines.length} lines may`
  return `FIRST: ${count} need telling. Read ${lines.length === 1 ? 'it' : 'each'} and decide; the briefing can wait.\n${told.join('\n')}`
}

const found = ({ voices }: Made, audience: (typeof AUDIENCES)[number]): string => {
  const heard = voices.audiences[audience]
  if (!heard) return ''
  const who = heard.n === null ? 'too few answered to be shown' : `${heard.n} answered`
  const lines = (['strength', 'learning'] as const).flatMap((reading) =>
    heard.measures
      .filter((one) => one.reading === reading && !one.measure.includes('/'))
      .map((one) => `  ${reading === 'strength' ? 'strength' : 'learning'}  ${one.headline}`),
  )
  return [
    `${audience}: ${who}`,
    ...(lines.length > 0 ? lines : ['  nothing that is surely a strength or learning']),
  ].join('\n')
}

/** By file: which columns. */
const dropped = ({ imported }: Made): string[] =>
  [...Map.groupBy(imported.dropped, ({ file }) => file)].map(
    ([file, columns]) => `${file}: ${[...new Set(columns.map(({ what }) => what))].join(', ')}`,
  )

const namesLeftOut = ({ notes }: Made): string => {
  if (!notes) return ''
  const { left_out, counts } = notes
  const names = left_out === 1 ? '1 name or detail was' : `${left_out} names and details were`
  return `Notes: ${counts.said} lines; ${names} left out; ${counts.quotable} lines may be quoted. Check each quote before you publish it.`
}

/** For programs. Lines that may need telling are in it first, as they were written. */
export const summaryAsJson = ({ imported, notes, voices, files, out, missing, unprintable }: Made): string =>
  `${JSON.stringify(
    {
      needs_telling: (notes?.needs_telling ?? []).map(({ line, text, why, signs, answer }) => ({
        line,
        text,
        why,
        signs,
        first: answer.first,
      })),
      audiences: Object.fromEntries(
        Object.entries(voices.audiences).map(([audience, { n, measures }]) => [
          audience,
          { n, measures: measures.map(({ measure, reading }) => ({ measure, reading })) },
        ]),
      ),
      unmapped: imported.unmapped.map(({ file, column, why }) => ({ file, column, why })),
      broken: imported.broken,
      dropped: imported.dropped,
      names_left_out: notes?.left_out ?? 0,
      notes: imported.notes,
      not_made: missing,
      unprintable,
      out,
      files,
    },
    null,
    2,
  )}\n`
