import {
  backLink,
  type FieldFault,
  faultOf,
  faultSummary,
  type Page,
  type Reader,
  titled,
} from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { html } from '../../kit/html.ts'
import type { Edition, Exercise } from '../../pack/index.ts'
import { ROOMS } from '../class/session.ts'
import { exercisesBehind } from '../rooms.ts'
import { CLASS_GUIDE, CLASS_LEAD } from '../urls.ts'
import { editionName } from './voice.html.ts'

/** What was sent to begin with, as it was sent. */
export interface Opening {
  readonly exercise?: string
  readonly edition?: string
  readonly room?: string
}

/** What a class can do together: what is for young people. */
export const forClasses = (reader: Reader): Exercise[] => exercisesBehind(reader.pack, 'young_people')

/** What is wrong with it, in the order of the page. */
export function openingFaults(reader: Reader, { exercise, edition, room }: Opening): FieldFault[] {
  const { t } = reader
  const chosen = forClasses(reader).find(({ id }) => id === exercise)
  const isAge = editionsOf(reader).some((each) => each === edition)
  const faults: readonly (FieldFault | false)[] = [
    !chosen && { field: 'exercise', says: t('Choose what you will do together.') },
    !isAge && { field: 'edition', says: t('Choose the age of the youngest.') },
    isAge &&
      chosen !== undefined &&
      !chosen.editions.some((each) => each === edition) && {
        field: 'edition',
        says: t('This one is not there for that age. Choose another age.'),
      },
    !ROOMS.some((each) => String(each) === room) && { field: 'room', says: t('Choose how many will join.') },
  ]
  return faults.filter((fault) => fault !== false)
}

const editionsOf = (reader: Reader): Edition[] => [
  ...new Set(forClasses(reader).flatMap(({ editions }) => editions)),
]

/**
 * Where somebody begins with a class: no account, nothing about them.
 * @param begun sealed, by which what is sent twice begins one class
 */
export function classOpenPage(
  reader: Reader,
  begun: string,
  sent: Opening = {},
  faults: readonly FieldFault[] = [],
): Page {
  const { t, at } = reader
  const radios = (
    name: keyof Opening,
    legend: string,
    items: { value: string; text: string; hint?: { text: string } }[],
  ) =>
    govuk('Radios', {
      name,
      idPrefix: name,
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
      items: items.map((item) => ({ ...item, checked: item.value === sent[name] })),
      ...faultOf(faults, name),
    })
  const rooms = [
    t('A class: up to {most}', { most: ROOMS[0] }),
    t('Two or three classes: up to {most}', { most: ROOMS[1] }),
    t('A whole year or an assembly: up to {most}', { most: ROOMS[2] }),
  ]
  return {
    title: titled(reader, t('Begin with a class'), faults),
    look: 'es-way es-way--practitioners',
    before: backLink(at(CLASS_GUIDE), t('The guide for a class')),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-xl">${t('Begin with a class')}</h1>
<p class="govuk-body-l">${t('You get a code. Young people join with it on a phone or a tablet, and choose. The board shows how many tenths of them chose what, from ten answers on. Nobody needs an account, and nothing is kept.')}</p>
<p class="govuk-body">${t('Fewer than ten? Then nothing can be shown without showing somebody. Put the story on the board and choose by hands.')}</p>
<form method="post" action="${at(CLASS_LEAD)}" novalidate autocomplete="off"><input type="hidden" name="begun" value="${begun}">
<div class="es-question">${radios(
      'exercise',
      t('What will you do together?'),
      forClasses(reader).map(({ id, title, about, minutes }) => ({
        value: id,
        text: t(title),
        hint: { text: `${t(about)} ${t('{minutes} min', { minutes })}` },
      })),
    )}
${radios(
  'edition',
  t('How old is the youngest?'),
  editionsOf(reader).map((edition) => ({ value: edition, text: editionName(reader, edition) })),
)}
${radios(
  'room',
  t('How many will join?'),
  ROOMS.map((room, i) => ({ value: String(room), text: rooms[i] ?? '' })),
)}
</div>
${govuk('Button', { text: t('Begin') })}
</form>`,
  }
}
