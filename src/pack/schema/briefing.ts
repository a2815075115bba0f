import { type Static, type TSchema, Type } from 'typebox'
import { FACT_WORDS, LIST_FACT_WORDS } from '../facts.ts'
import { Id, oneOf, Sources, strict, Text } from './common.ts'

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
  sources: Sources,
})
export type BriefingContent = Static<typeof Briefing>
