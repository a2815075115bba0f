import type { Reader } from '../../frame/index.ts'
import type { CaseSystem, Copied, Held, MentionField } from '../../pack/index.ts'
import type { Look } from '../look.ts'
import { formName, harmsSaid, moment, supportSaid, tellerSaid } from '../say.ts'
import { calledAs, fieldsSaid, type Named, type ToldWords } from '../told-words.ts'

/** A field of the other system, as it asks it, and what goes into it; '' where nothing is known. */
export interface CopiedField {
  readonly label: string
  readonly text: string
}

/**
 * A concern as another case system asks for it, field by field in its order: never who told. What was decided here is
 * among them, with reasons and support, so that it is typed once.
 */
export const copiedFor = (
  reader: Reader,
  system: CaseSystem,
  look: Look,
  told: ToldWords,
): readonly CopiedField[] => {
  const { t } = reader
  const known = knownOf(reader, look)
  const of = (from: Copied): readonly string[] => known(from) ?? heldOf(told, from as Held)
  return system.fields.map(({ label, from }) => ({
    label: t(label),
    text: from.flatMap(of).filter(Boolean).join('\n'),
  }))
}

/** One text for one paste. What nothing is known of is said to be so: an empty line would be taken for a lapse. */
export const copiedText = ({ t }: Reader, fields: readonly CopiedField[]): string =>
  `${fields
    .map(({ label, text }) => {
      if (text === '') return `${label}: ${t('not known')}`
      return text.includes('\n') ? `${label}:\n${text}` : `${label}: ${text}`
    })
    .join('\n')}\n`

const heldOf = (told: ToldWords, what: Held): readonly string[] =>
  told
    .held(what)
    .map(({ ask, lines }) => (what === 'narrative' ? lines.join('\n') : `${ask} ${lines.join('; ')}`))

/** A record wants the year, whichever it is. */
const inFull = (at: Date): string => moment(at, new Date(0))

/** What the desk knows; null: it is held by what was told. */
const knownOf = (reader: Reader, look: Look): ((from: Copied) => readonly string[] | null) => {
  const { t, pack } = reader
  const { decision, supports, reference } = look.state
  const form = pack.forms.get(look.form)
  const children = look.mentions.filter(({ roles }) => roles.includes('child-at-risk'))
  const said = (mention: Named, field: MentionField): string =>
    fieldsSaid(t, form, mention).find((one) => one.field === field)?.says ?? ''
  // Of several each line says whose it is: what is not known of one would else be the next one's.
  const child = (field: MentionField): readonly string[] =>
    children.map((one) => {
      const says = said(one, field)
      return says !== '' && children.length > 1 ? `${calledAs(one)}: ${says}` : says
    })
  const inOneLine = (one: Named): string =>
    fieldsSaid(t, form, one)
      .map(({ name, says }) => `${name}: ${says}`)
      .join('; ')
  const named = (...kinds: Named['kind'][]): readonly string[] =>
    look.mentions
      .filter(({ kind }) => kinds.includes(kind))
      .map((one) => {
        const whose = one.of === undefined ? undefined : look.mentions[one.of]
        return whose ? `${inOneLine(one)} (${calledAs(whose)})` : inOneLine(one)
      })
  const outcome = pack.desk?.outcomes.find(({ id }) => id === decision?.what)
  const all: Partial<Record<Copied, () => readonly string[]>> = {
    reference: () => [t('Early Signs reference {reference}', { reference: look.reference })],
    told_on: () => [inFull(look.toldAt)],
    form: () => [formName(pack, t, look.form)],
    teller_kind: () => [
      look.anonymous
        ? t('{who}, who gave no name', { who: tellerSaid(t, look.tellerKind) })
        : tellerSaid(t, look.tellerKind),
    ],
    significant: () => (look.significant ? [t('Significant harm feared')] : []),
    harms_coded: () => (look.harms.length > 0 ? [harmsSaid(t, look.harms)] : []),
    child_name: () => children.map(calledAs),
    child_born: () => child('born'),
    child_age: () => child('age'),
    child_gender: () => child('gender'),
    child_ethnicity: () => child('ethnicity'),
    child_address: () => child('address'),
    child_school: () => child('school'),
    others: () =>
      look.mentions
        .filter(
          ({ kind, roles }) => (kind === 'person' && !roles.includes('child-at-risk')) || kind === 'group',
        )
        .map(inOneLine),
    places: () => named('place'),
    vehicles: () => named('vehicle'),
    phones_accounts: () => named('phone', 'account'),
    added: () =>
      look.messages
        .filter(({ sender, kind, text }) => sender === 'teller' && kind === 'more' && text !== null)
        .map(({ at, text }) => `${inFull(at)}: ${text}`),
    decision: () => (decision ? [outcome ? t(outcome.say) : (decision.what ?? '')] : []),
    decision_reasons: () => (decision?.text ? [decision.text] : []),
    decided_on: () => (decision ? [inFull(decision.at)] : []),
    support: () =>
      supports.map(({ what, how }) => {
        const one = pack.desk?.supports.find(({ id }) => id === what)
        return `${one ? t(one.say) : what}: ${how ? supportSaid(t, how) : ''}`
      }),
    own_reference: () => (reference?.text ? [reference.text] : []),
  }
  return (from) => all[from]?.() ?? null
}
