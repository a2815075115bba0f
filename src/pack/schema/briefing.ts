import { type Static, type TOptional, type TSchema, Type } from 'typebox'
import { FACT_WORDS, LIST_FACT_WORDS } from '../facts.ts'
import { Id, oneOf, Sources, strict, Text } from './common.ts'
import { ROUTES } from './routes.ts'
import { MEASURES, type Measure } from './survey.ts'

const factWords = Object.entries(FACT_WORDS).filter(([name]) => name !== 'teller')

/** Facts as `whom-to-tell.yaml` knows them; the teller is a practitioner, for whom briefings are written. */
const Known = Type.Object(
  Object.fromEntries<TSchema>([
    ...factWords.map(([name, words]) => [name, Type.Optional(oneOf(words))] as const),
    ...Object.entries(LIST_FACT_WORDS).map(
      ([name, words]) => [name, Type.Optional(Type.Array(oneOf(words), { minItems: 1 }))] as const,
    ),
  ]),
  { additionalProperties: false, minProperties: 1 },
)

/** One situation; whom to tell then is what the table of rules says, so that a briefing never says otherwise. */
const Referral = strict({ when: Text, facts: Known })

/** Something to talk over or to do. With `about` it stands first where that measure was found to be learning. */
const Prompt = strict({
  say: Text,
  about: Type.Optional(
    Type.Array(Id, { minItems: 1, description: 'Measures (knows-whom-to-tell) that it answers.' }),
  ),
})
export type Prompt = Static<typeof Prompt>

const Voice = strict({
  resources: Type.Array(Id, {
    description: 'Offered to or about these people (ids of resources.yaml), before what their gaps ask for.',
  }),
})

/** Small drawings that the service has; each only goes with words that say the same. */
export const DRAWINGS = [
  'eye',
  'family',
  'find',
  'hand',
  'heart',
  'home',
  'people',
  'phone',
  'question',
  'school',
  'sun',
  'talk',
  'telephone',
  'web',
] as const
export type Drawing = (typeof DRAWINGS)[number]

/** One short sentence, one idea, and a drawing that goes with it. */
const EasyLine = strict({
  say: Type.String({
    minLength: 1,
    maxLength: 120,
    description:
      'One idea. {emergency}, {front_door} and {front_door_number} are filled in; in `found` {share} (8 in 10) and {Who} or {who} (parents).',
  }),
  drawing: oneOf(DRAWINGS),
})

/** How a strength or learning of a measure is said. */
const Found = Type.Object(
  Object.fromEntries(Object.keys(MEASURES).map((measure) => [measure, Type.Optional(EasyLine)])) as Record<
    Measure,
    TOptional<typeof EasyLine>
  >,
  { additionalProperties: false },
)

/** The easy-read version: short sentences, big type, a drawing beside each. */
const EasyRead = strict({
  about: Type.Array(EasyLine, { minItems: 1 }),
  found: Found,
  signs: Type.Array(EasyLine, { minItems: 1 }),
  tell: Type.Array(EasyLine, { minItems: 1 }),
})

/** The one-minute check that a team takes before and after a briefing. */
const TeamCheck = strict({
  signs: Type.Array(Id, { minItems: 2, maxItems: 4, description: 'Signs of survey.yaml.' }),
  decoys: Type.Array(Id, { minItems: 1, maxItems: 3, description: 'Decoys of survey.yaml.' }),
  tell: strict({
    ask: Text,
    facts: Known,
    options: Type.Array(strict({ route: Type.Optional(oneOf(ROUTES)), say: Text }), {
      minItems: 2,
      maxItems: 5,
      description: 'The right one names the route that the table of rules gives for these facts.',
    }),
  }),
})

/** `briefing.yaml` (a pack may do without it): what a briefing says beside the voices of a survey. */
export const Briefing = strict({
  title: Type.String({ minLength: 1, maxLength: 80, description: 'What the briefing is about.' }),
  purpose: Type.String({ minLength: 1, maxLength: 240, description: 'For whom it is, and what for.' }),
  overview: strict({ definition: Text, why: Text, scope: Text, how: Text }),
  voices: strict({ children: Voice, parents: Voice, practitioners: Voice }),
  signs: Type.Array(Id, {
    minItems: 1,
    description: 'The early warning signs that it names, in this order.',
  }),
  signs_note: Text,
  referrals: Type.Array(Referral, { minItems: 1, description: 'The most urgent first.' }),
  tools: Type.Array(Id, { minItems: 1, description: 'Ids of resources.yaml.' }),
  questions: Type.Array(Prompt, { minItems: 3, description: 'To talk over in a team.' }),
  three_things: Type.Array(Prompt, { minItems: 3, description: 'What a team could do; three are shown.' }),
  easy_read: Type.Optional(EasyRead),
  team_check: Type.Optional(TeamCheck),
  sources: Sources,
})
export type BriefingContent = Static<typeof Briefing>
