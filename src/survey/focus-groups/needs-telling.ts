import { type Answer, decide, type Facts, type Pack, type Survey } from '../../pack/index.ts'
import { Cues } from './cues.ts'

/** A line after which somebody may have to be told, and whom. It is for a person to judge. */
export interface NeedTelling {
  readonly line: number
  /** The line as it was written: whoever tells needs the names. It goes into nothing that is published. */
  readonly text: string
  readonly why: string
  /** Early warning signs that it may be (ids), each a suggestion. */
  readonly signs: readonly string[]
  readonly answer: Answer
}

/** What is looked for in each line, put together once. */
export interface TellingCues {
  readonly always: readonly {
    readonly rule: Survey['needs_telling']['always'][number]
    readonly cues: Cues
  }[]
  readonly somebody: Cues
  readonly supposing: Cues
  readonly signs: readonly { readonly sign: string; readonly cues: Cues }[]
}

export const tellingCues = (pack: Pack, { needs_telling, signs }: Survey): TellingCues => ({
  always: needs_telling.always.map((rule) => ({ rule, cues: new Cues(rule.words) })),
  somebody: new Cues(needs_telling.somebody),
  supposing: new Cues(needs_telling.supposing),
  signs: [...pack.signs.values()].map(({ id, search }) => ({
    sign: id,
    cues: new Cues([
      ...search,
      ...signs.filter(({ sign }) => sign === id).flatMap(({ say, also }) => [say, ...(also ?? [])]),
    ]),
  })),
})

/**
 * Whether a line needs telling: words that are never left at that, whoever is meant; or a real person and a sign of
 * harm together, where the line does not only suppose. Better one too many than one too few.
 * @param named a name was found in the line
 */
export const needTelling = (
  pack: Pack,
  cues: TellingCues,
  { line, text }: { readonly line: number; readonly text: string },
  named: boolean,
): NeedTelling | null => {
  const person = cues.somebody.find(text)
  // “My cousin” says who is meant, and is no sign of itself.
  const isSign = (found: string | undefined): boolean => found !== undefined && !person?.includes(found)
  const signs = cues.signs.filter((one) => isSign(one.cues.find(text))).map(({ sign }) => sign)
  const hit = cues.always.find((one) => one.cues.find(text))
  const real = named || person !== undefined
  const supposed = cues.supposing.find(text) !== undefined
  if (!hit && !(real && signs.length > 0 && !supposed)) return null
  const why = hit
    ? hit.rule.why
    : `Somebody real is meant${named ? ' by name' : ''}, and what is said of them can be an early sign.`
  return { line, text, why, signs, answer: whomToTell(pack, hit?.rule) }
}

/** Whom to tell of a line, by the pack's table: what is not known errs towards the child. */
export const whomToTell = (
  pack: Pack,
  rule?: Pick<Survey['needs_telling']['always'][number], 'danger_now' | 'harm'>,
): Answer => {
  const facts: Facts = {
    teller: 'practitioner',
    about: 'child',
    // Whoever said it sat in the room: the workers know whom to ask.
    child_known: 'yes',
    significant_harm: 'unsure',
    danger: rule?.danger_now ? 'now' : 'no',
    ...(rule?.harm ? { harm: [rule.harm] } : {}),
  }
  return decide(pack, facts)
}
