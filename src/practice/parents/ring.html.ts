import {
  type FieldFault,
  faultOf,
  faultSummary,
  icon,
  leavingNote,
  openNow,
  type Page,
  type Reader,
  sources,
  titled,
} from '../../frame/index.ts'
import { govuk, govukOnce } from '../../kit/govuk.ts'
import { type Html, html } from '../../kit/html.ts'
import { isOpen, type Ring } from '../../pack/index.ts'
import { RING } from '../urls.ts'
import { type Field, MOST, OWN, type Typed } from './chosen.ts'
import { backToPractice } from './lobby.html.ts'

export interface Asked {
  readonly typed: Typed
  readonly wrong: readonly Field[]
}

/** Whom would you ring? One of the pack's people, or somebody of one's own. */
export function ringPage(reader: Reader, ring: Ring, { typed, wrong }: Asked): Page {
  const { t, at } = reader
  const says: Record<Field, string> = {
    who: t('Choose whom you would ring'),
    name: t('Write their name, in up to {most} letters', { most: MOST.name }),
    number: t('Write their number, with digits and spaces'),
  }
  const faults = wrong.map((field) => ({ field, says: says[field] }))
  return {
    title: titled(reader, t(ring.title), faults),
    look: 'es-way es-way--parents es-practice',
    files: 'card',
    before: backToPractice(reader),
    main: html`${faultSummary(reader, faults)}<h1 class="govuk-heading-xl">${t(ring.title)}</h1>
<p class="govuk-body-l">${t(ring.lead)}</p>
<form method="post" action="${at(RING)}" autocomplete="off" novalidate class="es-ring"><div class="es-question">
${govukOnce('Radios', {
  name: 'who',
  idPrefix: 'who',
  fieldset: { legend: { text: t('I would ring'), classes: 'govuk-fieldset__legend--m' } },
  ...faultOf(faults, 'who'),
  items: [...offered(reader, ring, typed), own(reader, typed, faults)],
})}</div>
${govuk('Button', { text: t('Make my card'), preventDoubleClick: true })}
</form>
<p class="govuk-body es-promise">${icon('private')}<span>${t('We keep nothing of this. The card is made for you and forgotten.')}</span></p>
${leavingNote(reader)}
${sources(reader, ring.sources)}`,
  }
}

const offered = (reader: Reader, ring: Ring, typed: Typed) =>
  ring.contacts.flatMap((id) => {
    const contact = reader.pack.contacts.get(id)
    if (!contact?.telephone) return []
    const { t, pack, now } = reader
    // Who answers at night has a number too: nobody is left with “closed”.
    const later = isOpen(contact, now, pack) ? undefined : pack.contacts.get(contact.out_of_hours ?? '')
    return [
      {
        value: id,
        html: html`<strong>${t(contact.name)}</strong> <span class="es-ring__number">${contact.telephone.number}</span><span class="es-ring__for">${t(contact.for)}</span>${openNow(reader, contact)}${
          later?.telephone &&
          html`<span class="es-ring__for">${t('When it is closed: {name}, {number}.', { name: t(later.name), number: later.telephone.number })}</span>`
        }`.text,
        checked: typed.who === id,
      },
    ]
  })

const own = ({ t }: Reader, typed: Typed, faults: readonly FieldFault[]) => ({
  value: OWN,
  html: html`<strong>${t('Somebody I know')}</strong>`.text,
  hint: { text: t('A teacher, a doctor, a friend who will pick up. They can help you to make the call.') },
  checked: typed.who === OWN,
  conditional: { html: fields(t, typed, faults).text },
})

const fields = (t: Reader['t'], typed: Typed, faults: readonly FieldFault[]): Html =>
  html`${govukOnce('Input', {
    id: 'name',
    name: 'name',
    label: { text: t('Their name') },
    value: typed.name,
    ...faultOf(faults, 'name'),
  })}${govukOnce('Input', {
    id: 'number',
    name: 'number',
    label: { text: t('Their number') },
    value: typed.number,
    inputmode: 'tel',
    classes: 'govuk-input--width-20',
    ...faultOf(faults, 'number'),
  })}`
