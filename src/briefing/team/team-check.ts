import { decide, type Facts, type Pack } from '../../pack/index.ts'
import { type Answers, type Compiled, compile, type Questionnaire } from '../../questionnaire/index.ts'

/** What a team is asked before and after a briefing, and which answers are right. */
export interface TeamCheck {
  readonly compiled: Compiled
  /** Ids of the signs: all of these and nothing else is right. */
  readonly signs: readonly string[]
  /** Id of the option that the table of rules gives. */
  readonly tell: string
  /** What is right, in words, for whoever has done it. */
  readonly right: { readonly signs: readonly string[]; readonly tell: string }
}

/** What was got right; the two measures of a team brief. */
export const TEAM_MEASURES = [
  { id: 'signs', name: 'Told early signs from what is no sign' },
  { id: 'tell', name: 'Knew whom to tell first' },
] as const
export type TeamMeasure = (typeof TEAM_MEASURES)[number]['id']

/**
 * The check of this pack; null where it has none.
 * @throws where none of its options is what the table of rules gives, or the check cannot be asked
 */
export const teamCheckOf = (pack: Pack): TeamCheck | null => {
  const { briefing, survey } = pack
  const check = briefing?.team_check
  if (!check || !survey) return null
  const signs = survey.signs.filter(({ sign }) => check.signs.includes(sign))
  const decoys = survey.decoys.filter(({ id }) => check.decoys.includes(id))
  const { route } = decide(pack, { ...check.tell.facts, teller: 'practitioner' } as Facts).first
  const options = check.tell.options.map(({ say, route: to }, i) => ({ id: `option-${i + 1}`, say, to }))
  const right = options.find(({ to }) => to === route)
  if (!right) throw new Error('No option of team_check in briefing.yaml is what the table of rules gives.')
  const definition: Questionnaire = {
    id: 'team-check',
    title: 'One-minute check',
    pages: [
      {
        id: 'which-signs',
        questions: [
          {
            id: 'signs',
            type: 'checkboxes',
            ask: 'Which of these could be an early sign that somebody is harming a child outside the home?',
            hint: 'Tick all that could be.',
            order: 'random',
            required: 'Tick what could be a sign, or “None of these”',
            options: [
              ...signs.map(({ sign, say }) => ({ id: sign, say })),
              ...decoys.map(({ id, say }) => ({ id: `not-${id}`, say })),
              { id: 'none', say: 'None of these', exclusive: true, fixed: true },
            ],
          },
        ],
      },
      {
        id: 'whom-to-tell',
        questions: [
          {
            id: 'tell',
            type: 'radios',
            ask: check.tell.ask,
            required: 'Choose whom you would tell first, or “I am not sure”',
            options: [
              ...options.map(({ id, say }) => ({ id, say })),
              { id: 'not-sure', say: 'I am not sure' },
            ],
          },
        ],
      },
    ],
  }
  const compiled = compile(definition)
  if (!compiled.ok) throw new Error(compiled.faults.map(({ what }) => what).join(' '))
  return {
    compiled: compiled.value,
    signs: signs.map(({ sign }) => sign),
    tell: right.id,
    right: { signs: signs.map(({ say }) => say), tell: right.say },
  }
}

/** What of an answer was right: every sign and no decoy; whom the table of rules gives. */
export const marked = (
  { signs, tell }: Pick<TeamCheck, 'signs' | 'tell'>,
  answers: Answers,
): Record<TeamMeasure, boolean> => {
  const ticked = Array.isArray(answers.signs) ? (answers.signs as readonly string[]) : []
  return {
    signs: ticked.length === signs.length && signs.every((sign) => ticked.includes(sign)),
    tell: answers.tell === tell,
  }
}
