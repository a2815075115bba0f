import type { Reader } from '../../frame/index.ts'
import { type Content, type Html, html } from '../../kit/html.ts'
import type { Translate } from '../../kit/translate.ts'
import { formName, moment } from '../say.ts'
import { deskUrls } from '../urls.ts'
import type { Linked, Reason } from './linked.ts'
import { linksPath } from './urls.ts'

/** Why, in words; those about a child are not those about a car. */
const reasonSaid = (t: Translate, { by, called, child }: Reason): string => {
  switch (by) {
    case 'plate':
      return t('The same number plate: {what}', { what: called })
    case 'phone':
      return child
        ? t('The same telephone number, named with a child: {what}', { what: called })
        : t('The same telephone number: {what}', { what: called })
    case 'account':
      return child
        ? t('The same account online, named with a child: {what}', { what: called })
        : t('The same account online: {what}', { what: called })
    case 'person':
      return child
        ? t('A child with the same name and the same date of birth: {what}', { what: called })
        : t('Somebody with the same name and the same date of birth: {what}', { what: called })
    case 'postcode':
      return child
        ? t('The same postcode, where a child lives or is: {what}', { what: called })
        : t('A place with the same postcode: {what}', { what: called })
  }
}

/** One that may be linked: which, from when, and why. */
export const linkedOne = (
  { t, pack }: Reader,
  { reference, form, toldAt, reasons }: Linked,
  now: Date,
  more: Content = null,
): Html =>
  html`<li class="es-linked"><p class="es-linked__which"><a class="govuk-link es-reference" href="${deskUrls.concern(reference)}">${reference}</a> <span class="es-quiet">${formName(pack, t, form)} · <time datetime="${toldAt.toISOString()}">${t('told {when}', { when: moment(toldAt, now) })}</time></span></p><ul class="es-linked__why">${reasons.map((reason) => html`<li>${reasonSaid(t, reason)}</li>`)}</ul>${more}</li>`

/** Those about a child apart from those about places, vehicles, telephones, accounts and adults; each in words of its own. */
export const inTwo = (
  { t }: Reader,
  links: readonly Linked[],
  show: (some: readonly Linked[]) => Content,
  level: 2 | 3,
): Content =>
  [
    {
      some: links.filter(({ child }) => child),
      head: t('A child may be named in both'),
      says: t(
        'Two children may have one name, and a number may have changed hands. Read both. Ask who is harming the child, and where.',
      ),
    },
    {
      some: links.filter(({ child }) => !child),
      head: t('A place, a vehicle, a number, an account or an adult'),
      says: t('It may be the same one, and it may be chance.'),
    },
  ].map(
    ({ some, head, says }) =>
      some.length > 0 &&
      html`${level === 2 ? html`<h2 class="govuk-heading-m">${head}</h2>` : html`<h3 class="govuk-heading-s">${head}</h3>`}<p class="govuk-body es-quiet">${says}</p>${show(some)}`,
  )

/** How many of each kind stand on the page of a concern itself. */
const ON_THE_PAGE = 5

/** What may be linked, on the page of a concern. */
export const linkedSection = (
  reader: Reader,
  { reference, links, now }: { reference: string; links: readonly Linked[]; now: Date },
): Html => {
  const { t } = reader
  const [standing, refused] = [
    links.filter(({ refusal }) => !refusal),
    links.filter(({ refusal }) => refusal),
  ]
  const list = (some: readonly Linked[]): Html =>
    html`<ul class="es-linked-list">${some.slice(0, ON_THE_PAGE).map((one) => linkedOne(reader, one, now))}</ul>${some.length > ON_THE_PAGE && html`<p class="govuk-body es-quiet">${t('There are more.')}</p>`}`
  return html`<section aria-labelledby="linked"><h2 class="govuk-heading-m" id="linked">${t('May be linked')}</h2>${
    standing.length === 0
      ? html`<p class="govuk-body es-quiet">${refused.length > 0 ? t('Nothing but what was said not to be.') : t('Nothing that is named here is named exactly alike in another report that you may see.')}</p>`
      : inTwo(reader, standing, list, 3)
  }${links.length > 0 && html`<p class="govuk-body es-no-print"><a class="govuk-link" href="${linksPath(reference)}">${refused.length > 0 ? t('All of them, and those that were said not to be linked') : t('All of them, and saying that one is not linked')}</a></p>`}</section>`
}
