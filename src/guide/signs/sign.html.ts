import { backLink, type Page, type Reader, sources } from '../../frame/index.ts'
import { govuk } from '../../kit/govuk.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Sign, SignDomain } from '../../pack/index.ts'
import { type Door, doorsOf } from '../pages/door.html.ts'
import { DOORS, type DoorPlace, noticedPath, signPath } from '../urls.ts'
import { tellFields } from '../whom-to-tell/tell-fields.html.ts'
import { harmsOf, toldOfWith } from './noticed-answer.html.ts'
import { noticersOf } from './noticers.ts'

export interface SignView {
  readonly place: DoorPlace
  readonly sign: Sign
  readonly of: SignDomain
  /** The sign alone, sealed for "whom should I tell?". */
  readonly sealed: string
}

/** One sign, in the words of a door. */
export function signPage(reader: Reader, { place, sign, of, sealed }: SignView): Page {
  const { t, at, url, pack } = reader
  const door = doorsOf(reader)[place]
  const { title, about, what_to_do } = sign[door.audience]
  const where = html`<h2 class="govuk-heading-s">${t('Who tends to notice it')}</h2><p class="govuk-body">${sign.noticed_by.map((id, i) => html`${i > 0 && ' · '}${noticersOf(reader)[id]}`)}</p>`
  return {
    title: t(title),
    look: `es-way es-way--${place}`,
    before: backLink(`${at(noticedPath(place))}#${of.domain.id}`, t('What have you noticed?')),
    main: html`<p class="es-step">${t(of.domain.name)}</p>
<h1 class="govuk-heading-xl">${t(title)}</h1>
<p class="govuk-body-l">${t(about)}</p>
<div class="es-pair"><section class="es-pair__also"><h2 class="govuk-heading-m">${t('It may also be')}</h2><ul class="govuk-list govuk-list--bullet">${sign.may_also_be.map((other) => html`<li>${t(other)}</li>`)}</ul></section>
<section class="es-pair__do"><h2 class="govuk-heading-m">${t('What you can do')}</h2><p class="govuk-body">${t(what_to_do)}</p>
<form method="post" action="${url('whomToTell')}" class="es-no-print">${tellFields(reader, door.teller, sealed)}${govuk('Button', { text: t('I noticed this. Whom should I tell?'), preventDoubleClick: true })}</form></section></div>
<p class="govuk-body">${t('One sign is not proof, and several are not proof. You do not need proof to tell someone.')}</p>
${toldOfWith(reader, door, harmsOf(pack.harms, [sign]))}
${kinds(reader, place, door, sign)}
${door.settings && where}
${otherWords(reader, place, sign)}
${door.settings ? sources(reader, sign.sources) : folded(reader, sign)}
${besides(reader, place, door, sign, of)}`,
  }
}

/** The broader sign that this is a kind of, and the kinds of it. */
function kinds(reader: Reader, place: DoorPlace, door: Door, sign: Sign): Content {
  const { t, pack } = reader
  const broader = sign.under === undefined ? undefined : pack.signs.get(sign.under)
  const narrower = [...pack.signs.values()].filter(({ under }) => under === sign.id)
  return html`${broader && html`<p class="govuk-body">${t('It is a kind of:')} ${link(reader, place, door, broader)}</p>`}${
    narrower.length > 0 &&
    html`<h2 class="govuk-heading-s">${t('Kinds of it')}</h2><ul class="govuk-list govuk-list--spaced">${narrower.map((one) => html`<li>${link(reader, place, door, one)}</li>`)}</ul>`
  }`
}

const link = ({ t, at }: Reader, place: DoorPlace, { audience }: Door, sign: Sign): Html =>
  html`<a class="govuk-link" href="${at(signPath(place, sign.id))}">${t(sign[audience].title)}</a>`

/** The same sign as the other doors say it. */
function otherWords(reader: Reader, place: DoorPlace, sign: Sign): Html {
  const doors = doorsOf(reader)
  const others = DOORS.filter((other) => other !== place)
  return html`<h2 class="govuk-heading-s">${reader.t('The same in other words')}</h2><ul class="govuk-list govuk-list--spaced">${others.map((other) => html`<li><span class="es-quiet">${doors[other].name}:</span> ${link(reader, other, doors[other], sign)}</li>`)}</ul>`
}

/** Its neighbours in the domain. */
function besides(
  reader: Reader,
  place: DoorPlace,
  door: Door,
  sign: Sign,
  { domain, signs }: SignDomain,
): Content {
  if (signs.length < 2) return null
  const { t } = reader
  const at = signs.findIndex(({ id }) => id === sign.id)
  const [previous, next] = [signs[at - 1], signs[at + 1]]
  return html`<nav class="es-besides" aria-label="${t(domain.name)}">${previous && html`<p class="es-besides__previous"><span class="es-quiet">${t('Previous')}</span> ${link(reader, place, door, previous)}</p>`}${next && html`<p class="es-besides__next"><span class="es-quiet">${t('Next')}</span> ${link(reader, place, door, next)}</p>`}</nav>`
}

const folded = (reader: Reader, sign: Sign): Html =>
  html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${reader.t('How we know')}</span></summary><div class="govuk-details__text">${sources(reader, sign.sources)}</div></details>`
