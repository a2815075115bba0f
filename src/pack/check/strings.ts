import { conditionName } from '../decide/describe.ts'
import type { Parts } from '../parts.ts'
import { type Page, pagesOf } from './pages.ts'

/** Every English text of a pack that a translation has: each once, in the order of the files. */
export const stringsOf = (parts: Parts, pages: readonly Page[] = pagesOf(parts)): string[] => [
  ...new Set([...namesOf(parts), ...pages.flatMap(({ texts }) => texts.map(({ text }) => text))]),
]

const spoken = (text: string | Readonly<Record<string, string>>): string[] =>
  typeof text === 'string' ? [text] : Object.values(text)

/** Names and explanations that stand on pages beside their texts. */
const namesOf = ({
  partnership,
  contacts,
  routes,
  whomToTell,
  harms,
  resources,
  words,
  guidance,
  briefing,
  forms,
}: Parts): string[] => [
  ...(partnership ? partnershipNames(partnership.value) : []),
  ...(contacts?.value.contacts ?? []).map(({ name }) => name),
  ...(routes?.value.routes ?? []).flatMap(({ name }) => spoken(name)),
  ...(routes?.value.forms ?? []).map(({ name }) => name),
  ...Object.keys(whomToTell?.value.conditions ?? {}).map(conditionName),
  ...(harms?.value.harms ?? []).flatMap(({ law }) => law.map(({ name }) => name)),
  ...(guidance?.value.articles ?? []).flatMap(({ sections }) =>
    sections.flatMap(({ law }) => (law ?? []).map(({ name }) => name)),
  ),
  ...(briefing ? [briefing.value.title] : []),
  ...forms.flatMap(({ value: { controller } }) => [controller.name, controller.agreement?.name ?? []].flat()),
  ...(resources?.value.resources ?? []).flatMap(({ name, owner }) => [name, owner]),
  ...(words?.value.glossary ?? []).flatMap(({ term, means, also }) => [term, means, ...(also ?? [])]),
  ...(words?.value.avoid ?? []).flatMap(({ say, why }) => [say, why ?? []].flat()),
]

const partnershipNames = (partnership: NonNullable<Parts['partnership']>['value']): string[] => [
  partnership.name,
  partnership.short_name,
  partnership.area,
  partnership.police.name,
  ...(partnership.police.code_word ? [partnership.police.code_word.word] : []),
  partnership.data_controller.name,
  ...(partnership.accessibility_contact ? [partnership.accessibility_contact] : []),
  partnership.disagreement.practitioners.name,
  ...partnership.neighbours.map(({ name }) => name),
]
