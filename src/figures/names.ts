import { byTeller, type Reader } from '../frame/index.ts'
import type { AskedOption, Pack, TeamId } from '../pack/index.ts'
import { NONE } from './families.ts'
import { type Period, plusHalves } from './periods.ts'

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const TELLERS: Readonly<Record<string, string>> = {
  'young-person': 'Children and young people',
  parent: 'Parents and carers',
  practitioner: 'People who work with children',
  trade: 'People at their work: hotels, taxis, shops',
  community: 'Relatives, neighbours, passers-by',
}
const AGES: Readonly<Record<string, string>> = {
  'under-13': 'Under 13',
  '13-15': '13 to 15',
  '16-17': '16 and 17',
  '18-plus': '18 and over',
}
/** As a form asks of anybody; here they are children. */
const GENDERS: Readonly<Record<string, string>> = { girl: 'Girls', boy: 'Boys', another: 'Another gender' }
const SUPPORT: Readonly<Record<string, string>> = {
  begun: 'It has begun',
  accepted: 'It was accepted',
  refused: 'It was refused',
  offered: 'It was offered',
  none: 'None was offered',
}
const HELPED: Readonly<Record<string, string>> = {
  help: 'Help for the child',
  'no-help': 'Something else, or nothing was decided yet',
}
const FEARED: Readonly<Record<string, string>> = {
  significant: 'Significant harm was feared',
  'not-yet': 'Told before significant harm was feared',
}
const NOT_KNOWN: Readonly<Record<string, string>> = {
  decided: 'Nothing was decided yet',
  gender: 'Not known, or nobody was named',
  age: 'Not known, or nobody was named',
  ethnicity: 'Not known, or nobody was named',
}
const HARMS: Readonly<Record<string, string>> = { 'self-harm': 'Self-harm' }

/** A label of a family in words. What the pack no longer has stays as it is coded. */
export const labelName = ({ t, pack }: Reader, family: string, label: string): string => {
  if (label === NONE && family !== 'support') return t(NOT_KNOWN[family] ?? 'None')
  const said: Readonly<Record<string, () => string | undefined>> = {
    month: () => MONTH.format(new Date(`${label}-01T00:00:00Z`)),
    form: () => pack.forms.get(label as never)?.title ?? pack.publishedForms.get(label as never)?.name,
    teller: () => TELLERS[label],
    route: () => {
      const route = pack.routes.get(label as never)
      return route && byTeller(route.name, undefined)
    },
    feared: () => FEARED[label],
    age: () => AGES[label],
    gender: () => GENDERS[label] ?? optionOf(pack, 'gender', label)?.say,
    ethnicity: () => optionOf(pack, 'ethnicity', label)?.say,
    helped: () => HELPED[label],
    decided: () => pack.desk?.outcomes.find(({ id }) => id === label)?.say,
    support: () => SUPPORT[label],
    harm: () =>
      [...pack.harms.values()]
        .filter(({ fact }) => fact === label)
        .map(({ name }) => name)
        .join(', ') || HARMS[label],
    sign: () => pack.signs.get(label)?.practitioners.title ?? asked(pack, label),
  }
  return t(said[family]?.() ?? label)
}

/** What a team is called; `lead` stands for all safeguarding leads. */
export const teamName = ({ t, pack }: Reader, team: string): string =>
  team === 'lead'
    ? t('Safeguarding leads')
    : team === NONE
      ? t('No team')
      : t(pack.receiving.get(team as TeamId)?.name ?? team)

/** “April 2026 to September 2026”. */
export const periodName = ({ t }: Reader, { half, whole }: Period): string => {
  const first = whole === 'year' ? plusHalves(half, -1) : half
  const begins = new Date(Date.UTC(Number(first.slice(0, 4)), first.endsWith('1') ? 3 : 9, 1))
  const ends = new Date(Date.UTC(Number(half.slice(0, 4)), half.endsWith('1') ? 8 : 14, 1))
  return t('{from} to {to}', { from: MONTH.format(begins), to: MONTH.format(ends) })
}

/** A person's gender or ethnicity, as a form that asks for it offers it. */
const optionOf = (pack: Pack, field: 'gender' | 'ethnicity', id: string): AskedOption | undefined => {
  for (const { mentions, holds, questionnaire } of pack.forms.values()) {
    const wanted = new Set([
      ...mentions.flatMap(({ fields }) => fields[field] ?? []),
      ...(holds[field] ?? []),
    ])
    for (const question of questionnaire.pages.flatMap(({ questions }) => questions)) {
      const found = wanted.has(question.id) ? question.options?.find((option) => option.id === id) : undefined
      if (found) return found
    }
  }
  return undefined
}

/** What is noticed in another way than by a sign of the pack: an item of a form, or an option. */
const asked = (pack: Pack, id: string): string | undefined => {
  for (const { holds, questionnaire } of pack.forms.values()) {
    const wanted = new Set([...(holds.signs ?? []), ...(holds.noticed ?? [])])
    for (const question of questionnaire.pages.flatMap(({ questions }) => questions)) {
      if (!wanted.has(question.id)) continue
      if (question.id === id) return question.ask
      const option = question.options?.find((one) => one.id === id)
      if (option) return option.say
    }
  }
  return undefined
}
