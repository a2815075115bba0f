import { sql } from 'kysely'
import { Type } from 'typebox'
import type { ApiRoutes } from '../../accounts/index.ts'
import type { Tx } from '../../db/index.ts'
import { FIGURE_COLUMNS, type FigureRow, figureRows, type Release } from '../../survey/index.ts'

const strict = { additionalProperties: false } as const
const Text = Type.String()
const NUMBERS: readonly string[] = [
  'n',
  'estimate',
  'low',
  'high',
  'mean',
  'change',
  'change_low',
  'change_high',
] satisfies (keyof FigureRow)[]

const Publication = {
  briefing: Text,
  edition: Type.Integer(),
  published_at: Type.String({ format: 'date-time' }),
}
const Publications = Type.Object(
  { publications: Type.Array(Type.Object(Publication, strict)) },
  {
    ...strict,
    description: 'The briefings that are published, each in its latest edition that was not taken back.',
  },
)
const Figures = Type.Object(
  {
    ...Publication,
    figures: Type.Array(
      Type.Object(
        Object.fromEntries(
          FIGURE_COLUMNS.map((name) => [
            name,
            NUMBERS.includes(name) ? Type.Union([Type.Number(), Type.Null()]) : Text,
          ]),
        ),
        strict,
      ),
    ),
  },
  {
    ...strict,
    description:
      'Every figure that was released with the briefing: an estimate from 0 to 1 with its 95 % interval and how many people it is of; `withheld` says why a figure is not there.',
  },
)

/** Figures that left with a published briefing, as rows: nothing that was not shown, small numbers left out. */
export const serveFiguresApi = (api: ApiRoutes): void => {
  api.add({
    method: 'GET',
    path: '/figures',
    scope: 'figures:read',
    summary: 'What is published',
    description: 'The published briefings whose figures can be read.',
    answers: { 200: Publications },
    refuses: [],
    answer: async ({ tx }) => ({
      status: 200,
      body: { publications: (await published(tx)).map(({ release: _, ...one }) => said(one)) },
    }),
  })
  api.add({
    method: 'GET',
    path: '/figures/:briefing',
    scope: 'figures:read',
    summary: 'The figures of a briefing',
    description: 'All figures of a published briefing, one row each, as in its file of figures.',
    params: Type.Object({ briefing: Type.String({ pattern: '^[a-z0-9-]{1,100}$' }) }, strict),
    answers: { 200: Figures },
    refuses: ['not-found'],
    async answer({ tx, params }) {
      const found = (await published(tx)).find(({ briefing }) => briefing === params.briefing)
      if (!found) return { refused: 'not-found' }
      const { release, ...one } = found
      const figures = release.audiences.flatMap(({ audience, voice }) =>
        figureRows({ audiences: { [audience]: voice } }),
      )
      return { status: 200, body: { ...said(one), figures } }
    },
  })
}

interface Row {
  readonly briefing: string
  readonly edition: number
  readonly publishedAt: Date
  readonly release: Release
}

const said = ({ briefing, edition, publishedAt }: Omit<Row, 'release'>) => ({
  briefing,
  edition,
  published_at: publishedAt.toISOString(),
})

const published = async (tx: Tx): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select distinct on (b.slug) b.slug as briefing, p.edition, p.published_at as "publishedAt", p.release
    from briefing_publication p
    join briefing b on b.partnership_id = p.partnership_id and b.id = p.briefing_id
    where not exists (select from briefing_taking_back t where t.partnership_id = p.partnership_id
      and t.briefing_id = p.briefing_id and t.edition = p.edition)
    order by b.slug, p.edition desc`.execute(tx)
  return rows
}
